package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import kz.qonys.registry.gateway.RsaTransportSigner.KeyReference;
import kz.qonys.registry.gateway.SignatureCheck.Verdict;
import kz.qonys.registry.simulator.SimulatorKeys;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class SignatureCheckTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-17T05:00:00Z"), ZoneOffset.UTC);
    private static final SimulatorKeys KEYS = SimulatorKeys.generate("Ours");
    private static final SimulatorKeys OTHER = SimulatorKeys.generate("Other");
    private static final SignatureCheck CHECK = new SignatureCheck(List.of(KEYS.certificate()), CLOCK);

    @ParameterizedTest
    @EnumSource(KeyReference.class)
    void shouldAccept_whenThePinnedKeySignedTheBody(KeyReference reference) throws Exception {
        assertThat(verdict(signed(KEYS, reference))).isEqualTo(Verdict.VALID);
    }

    @Test
    void shouldAcceptEither_whenTwoPinsStandAtARollover() throws Exception {
        SignatureCheck both = new SignatureCheck(List.of(KEYS.certificate(), OTHER.certificate()), CLOCK);

        for (SimulatorKeys keys : List.of(KEYS, OTHER)) {
            for (KeyReference reference : KeyReference.values()) {
                assertThat(both.check(Xml.parse(signed(keys, reference)))).isEqualTo(Verdict.VALID);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KeyReference.class)
    void shouldRefuse_whenTheCertificateIsForeign(KeyReference reference) throws Exception {
        assertThat(verdict(signed(OTHER, reference))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenAForeignKeyClaimsThePinnedSerial() throws Exception {
        String forged = text(signed(OTHER, KeyReference.ISSUER_SERIAL))
                .replace(OTHER.certificate().getSerialNumber().toString(),
                        KEYS.certificate().getSerialNumber().toString());

        assertThat(verdict(forged)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldSayAbsent_whenNothingIsSigned() throws Exception {
        assertThat(verdict(envelope())).isEqualTo(Verdict.ABSENT);
    }

    @Test
    void shouldRefuse_whenTheBodyWasChanged() throws Exception {
        String changed = text(signed(KEYS, KeyReference.KEY_IDENTIFIER)).replace(">open<", ">shut<");

        assertThat(verdict(changed)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenTheSignedBodyWasWrapped() throws Exception {
        Document document = Xml.parse(signed(KEYS, KeyReference.KEY_IDENTIFIER));
        Element signedBody = WsSecurity.body(document).orElseThrow();
        Element envelope = document.getDocumentElement();
        Element forged = document.createElementNS(SyncChannel.SOAP, "s:Body");
        forged.appendChild(document.createElementNS(null, "forged"));
        envelope.replaceChild(forged, signedBody);
        Element wrapper = document.createElementNS("urn:any", "w:Wrapper");
        wrapper.appendChild(signedBody);
        WsSecurity.header(document).orElseThrow().appendChild(wrapper);

        assertThat(verdict(Xml.bytes(document))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenTheForgedBodyTakesTheSameId() throws Exception {
        Document document = Xml.parse(signed(KEYS, KeyReference.KEY_IDENTIFIER));
        Element signedBody = WsSecurity.body(document).orElseThrow();
        Element forged = (Element) signedBody.cloneNode(true);
        forged.setTextContent("forged");
        document.getDocumentElement().replaceChild(forged, signedBody);
        Element wrapper = document.createElementNS("urn:any", "w:Wrapper");
        wrapper.appendChild(signedBody);
        document.getDocumentElement().appendChild(wrapper);

        assertThat(verdict(Xml.bytes(document))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenThereAreTwoBodies() throws Exception {
        Document document = Xml.parse(signed(KEYS, KeyReference.KEY_IDENTIFIER));
        Element second = document.createElementNS(SyncChannel.SOAP, "s:Body");
        document.getDocumentElement().appendChild(second);

        assertThat(verdict(Xml.bytes(document))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenASecondSignatureStandsBesideTheFirst() throws Exception {
        Document document = Xml.parse(signed(KEYS, KeyReference.KEY_IDENTIFIER));
        Element security = Xml.at(WsSecurity.header(document).orElseThrow(), "Security").orElseThrow();
        security.appendChild(Xml.at(security, "Signature").orElseThrow().cloneNode(true));

        assertThat(verdict(Xml.bytes(document))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenTheSignatureStandsOutsideTheSecurityHeader() throws Exception {
        Document document = Xml.parse(signed(KEYS, KeyReference.KEY_IDENTIFIER));
        Element header = WsSecurity.header(document).orElseThrow();
        Element security = Xml.at(header, "Security").orElseThrow();
        header.replaceChild(Xml.at(security, "Signature").orElseThrow(), security);

        assertThat(verdict(Xml.bytes(document))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuse_whenSomethingElseThanTheBodyIsSigned() throws Exception {
        String id = "id-" + UUID.randomUUID();
        Document document = Xml.parse(envelope());
        Element part = Xml.add(WsSecurity.header(document).orElseThrow(), "urn:any", "a:Part", "harmless");
        Xml.declare(part, "wsu", WsSecurity.WSU);
        part.setAttributeNS(WsSecurity.WSU, "wsu:Id", id);

        assertThat(verdict(wss4jSigned(document, WSConstants.X509_KEY_IDENTIFIER, "Part", "urn:any")))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldSayNotCurrent_whenThePinnedCertificateHasExpired() throws Exception {
        SimulatorKeys expired = SimulatorKeys.generate("Expired", Instant.parse("2024-01-01T00:00:00Z"),
                Instant.parse("2025-01-01T00:00:00Z"));
        SignatureCheck check = new SignatureCheck(List.of(expired.certificate()), CLOCK);

        assertThat(check.check(Xml.parse(signed(expired, KeyReference.KEY_IDENTIFIER))))
                .isEqualTo(Verdict.NOT_CURRENT);
    }

    @Test
    void shouldRefuseToParse_whenThereIsADocumentType() {
        String bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]>" + text(envelope()).replaceFirst("<\\?xml.*?\\?>", "");

        assertThatThrownBy(() -> Xml.parse(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void shouldSatisfyWss4j_whenWeSign() throws Exception {
        RequestData request = new RequestData();
        request.setSigVerCrypto(trusting(KEYS.certificate()));

        Document document = Xml.parse(signed(KEYS, KeyReference.KEY_IDENTIFIER));
        WSSecurityEngineResult result = new WSSecurityEngine().processSecurityHeader(document, request).getResults()
                .stream().filter(part -> part.get(WSSecurityEngineResult.TAG_ACTION).equals(WSConstants.SIGN))
                .findFirst().orElseThrow();

        assertThat(result.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE)).isEqualTo(KEYS.certificate());
        assertThat((List<?>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS)).singleElement()
                .isInstanceOfSatisfying(WSDataRef.class, reference -> assertThat(reference.getProtectedElement())
                        .isSameAs(WsSecurity.body(document).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(ints = {WSConstants.X509_KEY_IDENTIFIER,
        WSConstants.ISSUER_SERIAL})
    void shouldAccept_whenWss4jSigns(int keyIdentifier) throws Exception {
        byte[] signed = wss4jSigned(Xml.parse(envelope()), keyIdentifier, "Body", SyncChannel.SOAP);

        assertThat(verdict(signed)).isEqualTo(Verdict.VALID);
    }

    private static byte[] wss4jSigned(Document document, int keyIdentifier, String part, String namespace)
            throws Exception {
        WSSConfig.init();
        WSSecHeader header = new WSSecHeader(document);
        header.insertSecurityHeader();
        WSSecSignature signature = new WSSecSignature(header);
        signature.setUserInfo("key", "secret");
        signature.setKeyIdentifierType(keyIdentifier);
        signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
        signature.setDigestAlgo(WSConstants.SHA256);
        signature.setAddInclusivePrefixes(false);
        signature.getParts().add(new WSEncryptionPart(part, namespace, ""));
        return Xml.bytes(signature.build(holding(KEYS)));
    }

    private static Merlin holding(SimulatorKeys keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", keys.key(), "secret".toCharArray(), new Certificate[] {keys.certificate()});
        Merlin crypto = new Merlin(new Properties(), Merlin.class.getClassLoader(), null);
        crypto.setKeyStore(store);
        return crypto;
    }

    private static Merlin trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("pin", certificate);
        Merlin crypto = new Merlin(new Properties(), Merlin.class.getClassLoader(), null);
        crypto.setKeyStore(store);
        return crypto;
    }

    private static byte[] envelope() {
        return SyncChannel.request("m-1", "S", "2026-03-17T10:00:00.000+05:00", "sender", "password",
                data -> Xml.add(data, "word", "open")).orElseThrow();
    }

    private static byte[] signed(SimulatorKeys keys, KeyReference reference) {
        return new RsaTransportSigner(keys.key(), keys.certificate(), reference).sign(envelope());
    }

    private static Verdict verdict(byte[] envelope) throws SAXException {
        return CHECK.check(Xml.parse(envelope));
    }

    private static Verdict verdict(String envelope) throws SAXException {
        return verdict(envelope.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] envelope) {
        return new String(envelope, StandardCharsets.UTF_8);
    }
}
