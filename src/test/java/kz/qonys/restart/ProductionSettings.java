package kz.qonys.restart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.registry.simulator.SimulatorKeys;

/** The environment of a production node: every variable that {@code docker/env.sample} demands, and no other. */
final class ProductionSettings {

    private static final Path SAMPLE = Path.of("docker", "env.sample");
    private static final String STORE_PASSWORD = "store-password";

    private ProductionSettings() {
    }

    /** A complete environment for a database; key store and staff sheets are made below target/. */
    static Map<String, String> complete(String jdbcUrl) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(Node.FOLDER.resolve("production"));
        SimulatorKeys transport = SimulatorKeys.generate("Transport of the test");
        SimulatorKeys gateway = SimulatorKeys.generate("Gateway of the test");
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "postgres");
        settings.put("SPRING_DATASOURCE_URL", jdbcUrl);
        settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        settings.put("SPRING_DATASOURCE_PASSWORD", "unused");
        settings.put("QONYS_DATA", folder.resolve("data").toString());
        keys(settings);
        settings.put("QONYS_REGISTRY_ENDPOINT", "https://gateway.invalid/bip-sync-wss-gost/");
        settings.put("QONYS_REGISTRY_SENDERID", "qonys");
        settings.put("QONYS_REGISTRY_SENDERPASSWORD", "sender-password");
        settings.put("QONYS_REGISTRY_KEYSTORE_PATH", store(folder.resolve("transport.p12"), transport));
        settings.put("QONYS_REGISTRY_KEYSTORE_PASSWORD", STORE_PASSWORD);
        settings.put("QONYS_REGISTRY_PINS_0", pem(folder.resolve("gateway.pem"), gateway.certificate()));
        settings.put("QONYS_REGISTRY_PERSON_SENDERCODE", "qonys");
        settings.put("QONYS_STAFF_OFFICES", "file:" + resource("restart/offices.csv"));
        settings.put("QONYS_STAFF_PEOPLE", "file:" + resource("restart/people.csv"));
        settings.put("QONYS_STAFF_INITIALPASSWORD", "Initial-of-the-test-1");
        return settings;
    }

    /** Adds fresh keys of the case file. */
    static void keys(Map<String, String> settings) {
        settings.put("QONYS_CASEFILE_KEYS_K1", key());
        settings.put("QONYS_CASEFILE_CURRENTKEY", "k1");
        settings.put("QONYS_CASEFILE_INDEXKEY", key());
    }

    /** The variables that env.sample sets, those that are commented out left aside. */
    static List<String> demanded() throws IOException {
        return Files.readAllLines(SAMPLE).stream().filter(line -> line.matches("[A-Z0-9_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('='))).collect(Collectors.toList());
    }

    static Path resource(String name) {
        return Path.of("src", "test", "resources").resolve(name).toAbsolutePath();
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String store(Path file, SimulatorKeys keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("transport", keys.key(), STORE_PASSWORD.toCharArray(),
                new Certificate[] {keys.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, STORE_PASSWORD.toCharArray());
        }
        return file.toString();
    }

    private static String pem(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        return file.toString();
    }
}
