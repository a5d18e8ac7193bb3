package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import kz.qonys.registry.simulator.SimulatorKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayAccessTest {

    private static final SimulatorKeys KEYS = SimulatorKeys.generate("Ours");

    @TempDir
    private Path folder;

    @Test
    void shouldNameEverythingThatIsMissing_whenNothingIsConfigured() {
        assertThatThrownBy(() -> GatewayAccess.configured(TestGateway.properties(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The registry gateway is not configured. Set ")
                .hasMessageContainingAll("qonys.registry.endpoint", "qonys.registry.sender-id",
                        "qonys.registry.sender-password", "qonys.registry.key-store.path", "qonys.registry.pins",
                        "qonys.registry.person.sender-code");
    }

    @Test
    void shouldReadKeyAndPins_whenEverythingIsConfigured() throws Exception {
        GatewayAccess access = GatewayAccess.configured(TestGateway.properties(complete()));

        assertThat(access.key()).isEqualTo(KEYS.key());
        assertThat(access.certificate()).isEqualTo(KEYS.certificate());
        assertThat(access.pins()).containsExactly(KEYS.certificate());
        assertThat(access.toString()).doesNotContain("gate-secret");
    }

    @Test
    void shouldSaySo_whenTheKeyStorePasswordIsWrong() throws Exception {
        Map<String, String> settings = complete();
        settings.put("qonys.registry.key-store.password", "wrong");

        assertThatThrownBy(() -> GatewayAccess.configured(TestGateway.properties(settings)))
                .hasMessageContaining("qonys.registry.key-store.path or .password is wrong");
    }

    @Test
    void shouldSaySo_whenTheAliasHoldsNoKey() throws Exception {
        Map<String, String> settings = complete();
        settings.put("qonys.registry.key-store.alias", "nobody");

        assertThatThrownBy(() -> GatewayAccess.configured(TestGateway.properties(settings)))
                .hasMessageContaining("alias names no private key");
    }

    @Test
    void shouldSaySo_whenAPinIsNoCertificate() throws Exception {
        Map<String, String> settings = complete();
        settings.put("qonys.registry.pins", Files.writeString(folder.resolve("no.pem"), "no").toString());

        assertThatThrownBy(() -> GatewayAccess.configured(TestGateway.properties(settings)))
                .hasMessageContaining("qonys.registry.pins names a file that is no certificate");
    }

    private Map<String, String> complete() throws Exception {
        Path store = folder.resolve("transport.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("transport", KEYS.key(), "store-secret".toCharArray(),
                new Certificate[] {KEYS.certificate()});
        try (OutputStream stream = Files.newOutputStream(store)) {
            keys.store(stream, "store-secret".toCharArray());
        }
        Path pin = Files.write(folder.resolve("gateway.cer"), KEYS.certificate().getEncoded());
        return new HashMap<>(Map.of("qonys.registry.endpoint", "http://gateway.test/bip-sync-wss-gost/",
                "qonys.registry.sender-id", "us", "qonys.registry.sender-password", "gate-secret",
                "qonys.registry.key-store.path", store.toString(),
                "qonys.registry.key-store.password", "store-secret", "qonys.registry.pins", pin.toString(),
                "qonys.registry.person.sender-code", "QN"));
    }
}
