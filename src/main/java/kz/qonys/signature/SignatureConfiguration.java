package kz.qonys.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import kz.qonys.casefile.SealedColumn;
import kz.qonys.signature.cms.Authorities;
import kz.qonys.signature.revocation.RevocationHosts;
import kz.qonys.signature.revocation.RevocationSettings;
import org.bouncycastle.cert.X509CertificateHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;

/** The authorities that production trusts, and the sealed columns, which take part in the rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SignatureConfiguration {

    /** Stands in the names of development authorities. */
    private static final String DEVELOPMENT = "QONYS DEV";

    /** @throws IllegalStateException when a development authority is named, or steps are enforced and no root is */
    @Bean
    @Profile("!demo & !test")
    Authorities authorities(SignatureSettings settings) {
        List<X509CertificateHolder> roots = settings.roots().stream().map(SignatureConfiguration::read).toList();
        List<X509CertificateHolder> issuers = settings.issuers().stream().map(SignatureConfiguration::read).toList();
        if (roots.stream().anyMatch(root -> root.getSubject().toString().contains(DEVELOPMENT))) {
            throw new IllegalStateException("qonys.signature.roots names a development authority, whose keys anybody "
                    + "has. Name the roots of НУЦ.");
        }
        if (roots.isEmpty() && !settings.enforced().isEmpty()) {
            throw new IllegalStateException("qonys.signature.enforced is set, but qonys.signature.roots names no root "
                    + "authority: no signature could be accepted.");
        }
        return new Authorities(roots, issuers);
    }

    @Bean
    @Profile("!demo & !test")
    RevocationHosts revocationHosts(RevocationSettings settings) {
        return new RevocationHosts(settings.hosts());
    }

    @Bean
    @Profile("!demo & !test")
    SigningClient signingClient(SignatureSettings settings) {
        return new SigningClient(settings.client());
    }

    @Bean
    SealedColumn signatureSigner() {
        return SignerNumbers.IIN;
    }

    @Bean
    SealedColumn signatureContent() {
        return SignatureStore.CONTENT;
    }

    @Bean
    SealedColumn signaturePrint() {
        return SignatureStore.PRINT;
    }

    @Bean
    SealedColumn signatureCms() {
        return SignatureStore.CMS;
    }

    @Bean
    SealedColumn signatureReport() {
        return SignatureStore.REPORT;
    }

    private static X509CertificateHolder read(Resource file) {
        try {
            byte[] bytes = file.getContentAsByteArray();
            String text = new String(bytes, StandardCharsets.US_ASCII);
            return new X509CertificateHolder(text.contains("-----BEGIN CERTIFICATE-----")
                    ? Base64.getMimeDecoder().decode(text.replaceAll("-----(BEGIN|END) CERTIFICATE-----", "")) : bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A certificate of qonys.signature cannot be read: " + file.getFilename(), e);
        }
    }
}
