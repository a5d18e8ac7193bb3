package kz.qonys.signature.demo;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.CollectionStore;

/**
 * A key with its certificate, as NCALayer would hold it.
 *
 * @param chain the issuers above the certificate, sent along with a signature
 */
public record SignerKey(KeyKind kind, PrivateKey key, X509CertificateHolder certificate,
        List<X509CertificateHolder> chain) {

    /** Signs bytes: detached CMS in DER. */
    public byte[] sign(byte[] content) {
        return signed(content, false, List.of(this));
    }

    /** Signs bytes, with a timestamp of the authority over the signature. */
    public byte[] sign(byte[] content, DevelopmentCa authority) {
        try {
            CMSSignedData plain = new CMSSignedData(sign(content));
            SignerInformation signer = plain.getSignerInfos().getSigners().iterator().next();
            Attribute stamp = new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(authority.timestamp(signer.getSignature()))));
            SignerInformation stamped = SignerInformation.replaceUnsignedAttributes(signer,
                    new AttributeTable(stamp));
            return CMSSignedData.replaceSigners(plain, new SignerInformationStore(stamped)).getEncoded("DER");
        } catch (CMSException | IOException e) {
            throw new IllegalStateException("A development signature could not be stamped", e);
        }
    }

    /** A CMS of several signers, or with its content inside: what a verifier must refuse. */
    public static byte[] signed(byte[] content, boolean attached, List<SignerKey> signers) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (SignerKey signer : signers) {
                generator.addSignerInfoGenerator(signer.generator());
                generator.addCertificate(signer.certificate);
                generator.addCertificates(new CollectionStore<>(signer.chain));
            }
            return generator.generate(new CMSProcessableByteArray(content), attached).getEncoded("DER");
        } catch (CMSException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("A development key could not sign", e);
        }
    }

    private SignerInfoGenerator generator() throws OperatorCreationException {
        return new SignerInfoGeneratorBuilder(algorithm -> kind.digester()).setContentDigest(kind.digestId())
                .build(kind.signer(key), certificate);
    }

    @Override
    public String toString() {
        return "SignerKey[" + certificate.getSerialNumber().toString(16) + "]";
    }
}
