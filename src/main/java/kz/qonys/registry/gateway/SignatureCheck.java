package kz.qonys.registry.gateway;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Decides whether an envelope was signed, as a whole Body, by one of the pinned certificates. A chain is not built: a
 * pin is an exact certificate, and two of them may stand side by side while one replaces the other.
 */
public final class SignatureCheck {

    /** What the check found. */
    public enum Verdict {
        VALID("signature-valid"),
        /** No signature at all. */
        ABSENT("signature-absent"),
        /** Not ours to trust: changed, by a foreign certificate, of a foreign form, or not over the Body. */
        WRONG("signature-wrong"),
        /** Right, but the certificate is not valid today. */
        NOT_CURRENT("certificate-not-current");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        /** Stable reason code. */
        public String code() {
            return code;
        }
    }

    private static final Set<String> SIGNATURE_METHODS = Set.of(RsaTransportSigner.RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");
    private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA256, DigestMethod.SHA512);
    private static final Set<String> ID_ATTRIBUTES = Set.of("Id", "ID", "id");

    private final List<X509Certificate> pins;
    private final Clock clock;

    /** @param pins certificates that may sign; one, or two at a rollover */
    public SignatureCheck(List<X509Certificate> pins, Clock clock) {
        this.pins = List.copyOf(pins);
        this.clock = clock;
    }

    /** Checks a document that was parsed from the very bytes that arrived. */
    public Verdict check(Document document) {
        List<Element> signatures = signatures(document);
        if (signatures.isEmpty()) {
            return Verdict.ABSENT;
        }
        Optional<Element> body = WsSecurity.body(document);
        Optional<Element> signature = WsSecurity.only(signatures)
                .filter(element -> standsInSecurityHeader(element, document));
        Optional<X509Certificate> signer = signature.flatMap(this::pinned);
        if (body.isEmpty() || signer.isEmpty() || !covers(signature.get(), body.get(), signer.get())) {
            return Verdict.WRONG;
        }
        return current(signer.get()) ? Verdict.VALID : Verdict.NOT_CURRENT;
    }

    /** Every signature outside the Body; a business signature inside the payload is not the transport's concern. */
    private static List<Element> signatures(Document document) {
        return Xml.children(document.getDocumentElement()).stream()
                .filter(part -> !"Body".equals(part.getLocalName()))
                .flatMap(part -> descendants(part).stream())
                .filter(element -> XMLSignature.XMLNS.equals(element.getNamespaceURI())
                        && "Signature".equals(element.getLocalName()))
                .toList();
    }

    private static boolean standsInSecurityHeader(Element signature, Document document) {
        return signature.getParentNode() instanceof Element security
                && WsSecurity.WSSE.equals(security.getNamespaceURI())
                && "Security".equals(security.getLocalName())
                && WsSecurity.header(document).filter(header -> header == security.getParentNode()).isPresent();
    }

    private Optional<X509Certificate> pinned(Element signature) {
        Optional<Element> keyInfo = WsSecurity.only(
                Xml.children(signature, XMLSignature.XMLNS, "KeyInfo"));
        List<Element> parts = keyInfo.map(SignatureCheck::descendants).orElse(List.of());
        Optional<String> identifier = WsSecurity.only(named(parts, WsSecurity.WSSE, "KeyIdentifier"));
        Optional<String> serial = WsSecurity.only(named(parts, XMLSignature.XMLNS, "X509SerialNumber"));
        if (identifier.isPresent() == serial.isPresent()) {
            return Optional.empty();
        }
        return pins.stream()
                .filter(pin -> identifier.map(text -> isCertificate(pin, text)).orElse(true))
                // The issuer's name has many spellings; the serial only chooses among our pins, the key decides
                .filter(pin -> serial.map(text -> pin.getSerialNumber().toString().equals(text)).orElse(true))
                .findFirst();
    }

    private static List<String> named(List<Element> elements, String namespace, String name) {
        return elements.stream()
                .filter(element -> namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName()))
                .map(element -> element.getTextContent().replaceAll("\\s", ""))
                .toList();
    }

    private static boolean isCertificate(X509Certificate pin, String base64) {
        try {
            return Arrays.equals(pin.getEncoded(), Base64.getDecoder().decode(base64));
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean covers(Element signature, Element body, X509Certificate signer) {
        String id = body.getAttributeNS(WsSecurity.WSU, "Id");
        if (id.isEmpty() || !unique(id, body.getOwnerDocument())) {
            return false;
        }
        body.setIdAttributeNS(WsSecurity.WSU, "Id", true);
        try {
            DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            XMLSignature unmarshalled = WsSecurity.signatureFactory().unmarshalXMLSignature(context);
            return wellShaped(unmarshalled, id) && unmarshalled.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean wellShaped(XMLSignature signature, String bodyId) {
        List<?> references = signature.getSignedInfo().getReferences();
        return references.size() == 1
                && signature.getObjects().isEmpty()
                && SIGNATURE_METHODS.contains(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                && CanonicalizationMethod.EXCLUSIVE.equals(
                        signature.getSignedInfo().getCanonicalizationMethod().getAlgorithm())
                && wholeBody((Reference) references.get(0), bodyId);
    }

    private static boolean wholeBody(Reference reference, String bodyId) {
        // Any further transform could drop content before it is digested
        return ("#" + bodyId).equals(reference.getURI())
                && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                && reference.getTransforms().size() == 1
                && CanonicalizationMethod.EXCLUSIVE.equals(
                        ((Transform) reference.getTransforms().get(0)).getAlgorithm());
    }

    private static boolean unique(String id, Document document) {
        return descendants(document.getDocumentElement()).stream().filter(element -> carries(element, id)).count() == 1;
    }

    private static boolean carries(Element element, String id) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (ID_ATTRIBUTES.contains(attribute.getLocalName()) && id.equals(attribute.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static List<Element> descendants(Element root) {
        List<Element> found = new ArrayList<>();
        Deque<Element> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Element element = open.pop();
            found.add(element);
            Xml.children(element).forEach(open::push);
        }
        return found;
    }

    private boolean current(X509Certificate certificate) {
        Date now = Date.from(clock.instant());
        return !now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter());
    }
}
