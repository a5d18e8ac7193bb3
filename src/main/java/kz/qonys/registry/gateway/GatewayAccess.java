package kz.qonys.registry.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the gateway is and how we prove who we are; complete by construction.
 *
 * @param pins         certificates that may sign answers, one or two
 * @param person       what the register of persons wants besides
 * @param providerPins certificates with which providers may sign their data; empty while no such service is in use
 */
public record GatewayAccess(URI endpoint, String senderId, String senderPassword, PrivateKey key,
        X509Certificate certificate, List<X509Certificate> pins, PersonAccess person,
        List<X509Certificate> providerPins) {

    /**
     * Access to the register of persons.
     *
     * @param senderCode  issued with the interaction rules
     * @param accessToken of the access-control service; empty when there is none
     * @param accessKey   public key that came with the token
     */
    public record PersonAccess(String senderCode, String accessToken, String accessKey) {

        /** True when a question may be put at all. */
        boolean permitted() {
            return !accessToken.isBlank() && !accessKey.isBlank();
        }

        @Override
        public String toString() {
            return "PersonAccess[" + senderCode + "]";
        }
    }

    private static final int MOST_PINS = 2;

    public GatewayAccess {
        pins = List.copyOf(pins);
        providerPins = List.copyOf(providerPins);
    }

    /** Access to services whose data carry no signature of their own. */
    public GatewayAccess(URI endpoint, String senderId, String senderPassword, PrivateKey key,
            X509Certificate certificate, List<X509Certificate> pins, PersonAccess person) {
        this(endpoint, senderId, senderPassword, key, certificate, pins, person, List.of());
    }

    /**
     * Reads what an operator configured.
     *
     * @throws IllegalStateException naming every setting that is missing or unusable, without its value
     */
    static GatewayAccess configured(GatewayProperties properties) {
        List<String> missing = missing(properties);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The registry gateway is not configured. Set "
                    + String.join(", ", missing) + " or start with the profile demo, which brings a simulator.");
        }
        KeyStore.PrivateKeyEntry entry = entry(properties.keyStore());
        return new GatewayAccess(properties.endpoint(), properties.senderId(), properties.senderPassword(),
                entry.getPrivateKey(), (X509Certificate) entry.getCertificate(),
                certificates("pins", properties.pins()),
                new PersonAccess(properties.person().senderCode(), properties.person().accessToken(),
                        properties.person().accessKey()),
                Stream.concat(certificates("legal-entity.pins", properties.legalEntity().pins()).stream(),
                        certificates("military.pins", properties.military().pins()).stream()).distinct().toList());
    }

    private static List<String> missing(GatewayProperties properties) {
        List<String> missing = new ArrayList<>();
        if (properties.endpoint() == null) {
            missing.add("qonys.registry.endpoint");
        }
        if (properties.senderId().isBlank()) {
            missing.add("qonys.registry.sender-id");
        }
        if (properties.senderPassword().isBlank()) {
            missing.add("qonys.registry.sender-password");
        }
        if (properties.keyStore().path() == null) {
            missing.add("qonys.registry.key-store.path");
        }
        if (properties.pins().isEmpty() || properties.pins().size() > MOST_PINS) {
            missing.add("qonys.registry.pins (one certificate, or two at a rollover)");
        }
        if (properties.person().senderCode().isBlank()) {
            missing.add("qonys.registry.person.sender-code");
        }
        return missing;
    }

    private static KeyStore.PrivateKeyEntry entry(GatewayProperties.KeyStoreFile file) {
        char[] password = file.password().toCharArray();
        try (InputStream stream = Files.newInputStream(file.path())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password);
            String alias = file.alias().isBlank() ? onlyKey(store) : file.alias();
            if (store.getEntry(alias, new KeyStore.PasswordProtection(password))
                    instanceof KeyStore.PrivateKeyEntry entry) {
                return entry;
            }
            throw new IllegalStateException("qonys.registry.key-store.alias names no private key.");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "qonys.registry.key-store.path or .password is wrong: the key store cannot be opened.", e);
        }
    }

    private static String onlyKey(KeyStore store) throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new IllegalStateException(
                    "The key store holds " + keys.size() + " private keys: set qonys.registry.key-store.alias.");
        }
        return keys.get(0);
    }

    private static List<X509Certificate> certificates(String setting, List<Path> files) {
        return files.stream().map(file -> certificate(setting, file)).toList();
    }

    private static X509Certificate certificate(String setting, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("qonys.registry." + setting
                    + " names a file that is no certificate: " + file, e);
        }
    }

    @Override
    public String toString() {
        return "GatewayAccess[" + endpoint + "]";
    }
}
