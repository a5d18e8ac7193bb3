package kz.qonys.registry.gateway;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** RSA-SHA256 over the Body by the JDK: one Reference, exclusive C14N, digest SHA-256. */
public final class RsaTransportSigner implements TransportSigner {

    /** How the receiver is told which certificate it is. */
    public enum KeyReference {
        /** The whole certificate in Base64: what we send. */
        KEY_IDENTIFIER,
        /** Issuer and serial number only: what some gateway installations answer with. */
        ISSUER_SERIAL
    }

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final KeyReference reference;

    public RsaTransportSigner(PrivateKey key, X509Certificate certificate, KeyReference reference) {
        this.key = key;
        this.certificate = certificate;
        this.reference = reference;
    }

    @Override
    public byte[] sign(byte[] envelope) {
        try {
            Document document = Xml.parse(envelope);
            Element header = WsSecurity.header(document).orElseThrow(() -> new SAXException("No Header"));
            Element body = WsSecurity.body(document).orElseThrow(() -> new SAXException("No Body"));
            sign(security(header), body);
            return Xml.bytes(document);
        } catch (SAXException | GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("The envelope could not be signed", e);
        }
    }

    private static Element security(Element header) {
        Element security = Xml.add(header, WsSecurity.WSSE, "wsse:Security", null);
        Xml.declare(security, "wsse", WsSecurity.WSSE);
        security.setAttributeNS(SyncChannel.SOAP, header.getPrefix() + ":mustUnderstand", "1");
        return security;
    }

    private void sign(Element security, Element body)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        String id = "id-" + UUID.randomUUID();
        Xml.declare(body, "wsu", WsSecurity.WSU);
        body.setAttributeNS(WsSecurity.WSU, "wsu:Id", id);
        body.setIdAttributeNS(WsSecurity.WSU, "Id", true);

        XMLSignatureFactory factory = WsSecurity.signatureFactory();
        DOMSignContext context = new DOMSignContext(key, security);
        context.setDefaultNamespacePrefix("ds");
        factory.newXMLSignature(signedInfo(factory, id), keyInfo(factory.getKeyInfoFactory(), security))
                .sign(context);
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory, String id) throws GeneralSecurityException {
        Reference body = factory.newReference("#" + id, factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null, null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(RSA_SHA256, null), List.of(body));
    }

    private KeyInfo keyInfo(KeyInfoFactory factory, Element security) throws GeneralSecurityException {
        if (reference == KeyReference.ISSUER_SERIAL) {
            String issuer = certificate.getIssuerX500Principal().getName();
            BigInteger serial = certificate.getSerialNumber();
            return factory.newKeyInfo(List.of(factory.newX509Data(List.of(
                    factory.newX509IssuerSerial(issuer, serial)))));
        }
        return factory.newKeyInfo(List.<XMLStructure>of(new DOMStructure(tokenReference(security))));
    }

    private Element tokenReference(Element security) throws GeneralSecurityException {
        Document document = security.getOwnerDocument();
        Element token = document.createElementNS(WsSecurity.WSSE, "wsse:SecurityTokenReference");
        Xml.declare(token, "wsse", WsSecurity.WSSE);
        Element identifier = Xml.add(token, WsSecurity.WSSE, "wsse:KeyIdentifier",
                Base64.getEncoder().encodeToString(certificate.getEncoded()));
        identifier.setAttribute("ValueType", WsSecurity.X509_V3);
        identifier.setAttribute("EncodingType", WsSecurity.BASE64);
        return token;
    }
}
