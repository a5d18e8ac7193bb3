package kz.qonys.registry.gateway;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signature of a payload by its owner, beside the transport's: enveloped XML-DSig over the whole document, transforms
 * enveloped and inclusive C14N with comments, the certificate in KeyInfo. Believed are pinned certificates only.
 */
public final class BusinessSignature {

    private static final Set<String> SIGNATURE_METHODS = Set.of(RsaTransportSigner.RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");
    private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA256, DigestMethod.SHA512);

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<X509Certificate> pins;
    private final Clock clock;

    /** @param pins certificates that may have signed what arrives */
    public BusinessSignature(PrivateKey key, X509Certificate certificate, List<X509Certificate> pins, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.pins = List.copyOf(pins);
        this.clock = clock;
    }

    /** Signs the document in place, as the last child of its root. */
    public Document sign(Document document) {
        try {
            XMLSignatureFactory factory = WsSecurity.signatureFactory();
            DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(signedInfo(factory), keyInfo(factory.getKeyInfoFactory())).sign(context);
            return document;
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("The payload could not be signed", e);
        }
    }

    /** Checks the document to which the root belongs: exactly one signature, child of the root, over everything. */
    public SignatureCheck.Verdict check(Element root) {
        List<Element> signatures = Xml.children(root, XMLSignature.XMLNS, "Signature");
        if (signatures.isEmpty()) {
            return SignatureCheck.Verdict.ABSENT;
        }
        Optional<Element> signature = WsSecurity.only(signatures);
        Optional<X509Certificate> signer = signature.flatMap(this::pinned);
        if (signer.isEmpty() || !covers(signature.get(), signer.get())) {
            return SignatureCheck.Verdict.WRONG;
        }
        Date now = Date.from(clock.instant());
        boolean current = !now.before(signer.get().getNotBefore()) && !now.after(signer.get().getNotAfter());
        return current ? SignatureCheck.Verdict.VALID : SignatureCheck.Verdict.NOT_CURRENT;
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
        Reference whole = factory.newReference("", factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS,
                                (TransformParameterSpec) null)),
                null, null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(RsaTransportSigner.RSA_SHA256, null), List.of(whole));
    }

    private KeyInfo keyInfo(KeyInfoFactory factory) {
        return factory.newKeyInfo(List.of(factory.newX509Data(List.of(certificate))));
    }

    private Optional<X509Certificate> pinned(Element signature) {
        return Xml.textAt(signature, "KeyInfo", "X509Data", "X509Certificate")
                .flatMap(text -> pins.stream().filter(pin -> isCertificate(pin, text)).findFirst());
    }

    private static boolean isCertificate(X509Certificate pin, String base64) {
        try {
            return Arrays.equals(pin.getEncoded(), Base64.getMimeDecoder().decode(base64));
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean covers(Element signature, X509Certificate signer) {
        try {
            DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            XMLSignature unmarshalled = WsSecurity.signatureFactory().unmarshalXMLSignature(context);
            return wellShaped(unmarshalled) && unmarshalled.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean wellShaped(XMLSignature signature) {
        List<?> references = signature.getSignedInfo().getReferences();
        return references.size() == 1
                && signature.getObjects().isEmpty()
                && SIGNATURE_METHODS.contains(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                && wholeDocument((Reference) references.get(0));
    }

    private static boolean wholeDocument(Reference reference) {
        List<String> transforms = reference.getTransforms().stream().map(one -> ((Transform) one).getAlgorithm())
                .toList();
        // Any further transform could drop content before it is digested
        return "".equals(reference.getURI())
                && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                && transforms.equals(List.of(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS));
    }
}
