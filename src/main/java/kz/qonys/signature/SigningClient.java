package kz.qonys.signature;

import java.net.URI;

/** Where the browser reaches NCALayer: on the signer's own machine; in the demo profile its stand-in. */
public record SigningClient(URI address) {
}
