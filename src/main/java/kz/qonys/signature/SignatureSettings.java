package kz.qonys.signature;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of signing ({@code qonys.signature}).
 *
 * @param enforced tasks of {@code signature/steps.csv} that cannot be completed unsigned; {@code all} for every one
 * @param roots    certificates of root authorities, PEM or DER; not in the demo profile, which has its own
 * @param issuers  certificates of authorities below them
 * @param signers  sheet {@code user;iin}, read at every start; without it nobody can sign
 * @param validity how long a snapshot may be signed
 * @param ncanode  address of an NCANode whose verdict must agree; none unless set
 * @param client   websocket of NCALayer on the signer's machine
 * @param recheck  how often signatures that wait for an answer are looked at again
 */
@ConfigurationProperties("qonys.signature")
public record SignatureSettings(@DefaultValue List<String> enforced, @DefaultValue List<Resource> roots,
        @DefaultValue List<Resource> issuers, Resource signers, @DefaultValue("30m") Duration validity, URI ncanode,
        @DefaultValue("wss://127.0.0.1:13579") URI client, @DefaultValue("60s") Duration recheck) {
}
