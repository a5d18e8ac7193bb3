package kz.qonys.signature.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import kz.qonys.signature.cms.Authorities;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * A certification authority shaped like НУЦ: root, issuer, responder, time stamps, and certificates of every kind that
 * signing meets. Keys are made in memory, or once for a data folder. Its clock is the application's, so that a
 * demonstration may move through the years.
 */
public final class DevelopmentCa {

    /** Stands in the name of every authority of this class; production refuses roots that carry it. */
    public static final String MARK = "QONYS DEV";

    /** Host in the addresses of its certificates. */
    public static final String HOST = "ca.qonys.test";

    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int SERIAL_BITS = 120;
    private static final ASN1ObjectIdentifier STAMP_POLICY = new ASN1ObjectIdentifier("1.2.398.3.3.2.6.4");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key of the authority itself. */
    private record Own(PrivateKey key, X509CertificateHolder certificate) {
    }

    private final KeyKind kind;
    private final Clock clock;
    private final Path folder;
    private final Own root;
    private final Own issuer;
    private final Own responder;
    private final Own stamper;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final Set<BigInteger> issued = ConcurrentHashMap.newKeySet();
    private final AtomicLong listNumber = new AtomicLong();

    private DevelopmentCa(KeyKind kind, Clock clock, Path folder) {
        this.kind = kind;
        this.clock = clock;
        this.folder = folder;
        X500Name rootName = name("НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (" + kind + ") " + MARK);
        X500Name issuerName = name("ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (" + kind + ") " + MARK);
        this.root = own("root", null, rootName, rootName, builder -> authority(builder, 1));
        this.issuer = own("issuer", root, rootName, issuerName, builder -> {
            authority(builder, 0);
            addresses(builder, "root");
        });
        this.responder = own("responder", issuer, issuerName, name("OCSP " + MARK),
                builder -> service(builder, KeyPurposeId.id_kp_OCSPSigning));
        this.stamper = own("stamper", issuer, issuerName, name("TSA " + MARK),
                builder -> service(builder, KeyPurposeId.id_kp_timeStamping));
        read();
    }

    /** A new authority that is gone with the process. */
    public static DevelopmentCa inMemory(KeyKind kind, Clock clock) {
        return new DevelopmentCa(kind, clock, null);
    }

    /** The authority of a data folder, made at the first call. */
    public static DevelopmentCa in(Path folder, KeyKind kind, Clock clock) {
        return new DevelopmentCa(kind, clock, folder.resolve(kind.name().toLowerCase(Locale.ROOT)));
    }

    /** First part of the paths under which it is asked. */
    String path() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Root and issuer as an installation would configure them. */
    public Authorities authorities() {
        return new Authorities(List.of(root.certificate), List.of(issuer.certificate));
    }

    /**
     * Issues a certificate; of {@link KeyProfile#EXPIRED} its year is over, of {@link KeyProfile#REVOKED} it is on the
     * list.
     */
    public SignerKey issue(Holder holder, KeyProfile profile) {
        Instant from = profile == KeyProfile.EXPIRED ? clock.instant().minus(YEAR).minus(YEAR)
                : clock.instant().minus(Duration.ofHours(1));
        KeyPair pair = kind.generate();
        X509CertificateHolder certificate = certificate(issuer, issuer.certificate.getSubject(),
                subject(holder, profile), kind.publicKey(pair), from, from.plus(YEAR), builder -> {
                    add(builder, Extension.keyUsage, true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
                    add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(profile.purposes()));
                    addresses(builder, "issuer");
                });
        issued.add(certificate.getSerialNumber());
        append("issued", certificate.getSerialNumber().toString());
        if (profile == KeyProfile.REVOKED) {
            revoke(certificate.getSerialNumber());
        }
        return new SignerKey(kind, pair.getPrivate(), certificate, List.of(issuer.certificate));
    }

    /** Revokes a certificate from now on. */
    public void revoke(BigInteger serial) {
        revoked.put(serial, clock.instant().minusSeconds(1));
        append("revoked", serial + " " + clock.instant().minusSeconds(1));
    }

    /** The list of the authority that is called {@code root} or {@code issuer}, or its changes. */
    public byte[] list(String authority, boolean changes) {
        Own own = authority.equals("root") ? root : issuer;
        Instant now = clock.instant();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(own.certificate.getSubject(), Date.from(now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
        if (own == issuer) {
            revoked.forEach((serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
        }
        try {
            builder.addExtension(Extension.cRLNumber, false,
                    new CRLNumber(BigInteger.valueOf(listNumber.incrementAndGet())));
            if (changes) {
                builder.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));
            }
            return builder.build(kind.signer(own.key)).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers an OCSP request; of certificates it did not issue it says unknown. */
    public byte[] ocsp(byte[] request) {
        try {
            OCSPReq asked = new OCSPReq(request);
            BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(responder.certificate.getSubject()));
            Instant now = clock.instant();
            for (Req one : asked.getRequestList()) {
                answer.addResponse(one.getCertID(), status(one.getCertID().getSerialNumber()), Date.from(now),
                        Date.from(now.plus(Duration.ofMinutes(30))));
            }
            Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (nonce != null) {
                answer.setResponseExtensions(new Extensions(nonce));
            }
            return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, answer.build(kind.signer(responder.key),
                    new X509CertificateHolder[] {responder.certificate}, Date.from(now))).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("The development authority cannot answer an OCSP request", e);
        }
    }

    /** A timestamp token over a signature value, in DER. */
    public byte[] timestamp(byte[] signatureValue) {
        try {
            TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    new SignerInfoGeneratorBuilder(algorithm -> KeyKind.RSA.digestId().equals(algorithm)
                            ? KeyKind.RSA.digester() : kind.digester())
                            .setContentDigest(kind.digestId()).build(kind.signer(stamper.key), stamper.certificate),
                    KeyKind.RSA.digester(), STAMP_POLICY);
            generator.addCertificates(new CollectionStore<>(List.of(stamper.certificate, issuer.certificate)));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(signatureValue);
            return generator.generate(asking.generate(TSPAlgorithms.SHA256, digest),
                    new BigInteger(SERIAL_BITS, RANDOM), Date.from(clock.instant())).getEncoded();
        } catch (TSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("The development authority cannot stamp", e);
        }
    }

    private CertificateStatus status(BigInteger serial) {
        boolean own = issued.contains(serial) || serial.equals(issuer.certificate.getSerialNumber())
                || serial.equals(stamper.certificate.getSerialNumber());
        return revoked.containsKey(serial) ? new RevokedStatus(Date.from(revoked.get(serial)), CRLReason.keyCompromise)
                : own ? CertificateStatus.GOOD : new UnknownStatus();
    }

    private static X500Name subject(Holder holder, KeyProfile profile) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        name.addRDN(BCStyle.CN, holder.surname() + " " + holder.name());
        name.addRDN(BCStyle.SURNAME, holder.surname());
        name.addRDN(BCStyle.SERIALNUMBER, "IIN" + holder.iin());
        name.addRDN(BCStyle.C, "KZ");
        if (holder.patronymic() != null && !holder.patronymic().isBlank()) {
            name.addRDN(BCStyle.GIVENNAME, holder.patronymic());
        }
        if (profile.organisation()) {
            name.addRDN(BCStyle.O, holder.organisation());
            name.addRDN(BCStyle.OU, "BIN" + holder.bin());
        }
        return name.build();
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).addRDN(BCStyle.C, "KZ").build();
    }

    private static void authority(X509v3CertificateBuilder builder, int below) {
        add(builder, Extension.basicConstraints, true, new BasicConstraints(below));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    private void service(X509v3CertificateBuilder builder, KeyPurposeId purpose) {
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(builder, Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        addresses(builder, "issuer");
    }

    private void addresses(X509v3CertificateBuilder builder, String authority) {
        String base = "http://" + HOST + "/" + path() + "/";
        if (authority.equals("issuer")) {
            add(builder, Extension.authorityInfoAccess, false, new AuthorityInformationAccess(
                    AccessDescription.id_ad_ocsp, uri(base + "ocsp")));
        }
        add(builder, Extension.cRLDistributionPoints, false, points(base + authority + ".crl"));
        add(builder, Extension.freshestCRL, false, points(base + authority + "_d.crl"));
    }

    private static CRLDistPoint points(String url) {
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(uri(url))), null, null)});
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(url));
    }

    /** Puts what a certificate is for into it. */
    private interface Contents {
        void into(X509v3CertificateBuilder builder);
    }

    private X509CertificateHolder certificate(Own signer, X500Name issuerName, X500Name subject,
            SubjectPublicKeyInfo key, Instant from, Instant until, Contents contents) {
        return certificate(signer.key, signer.certificate.getSubjectPublicKeyInfo(),
                issuerName, subject, key, from, until, contents);
    }

    private X509CertificateHolder certificate(PrivateKey signer, SubjectPublicKeyInfo signerKey, X500Name issuerName,
            X500Name subject, SubjectPublicKeyInfo key, Instant from, Instant until, Contents contents) {
        BcX509ExtensionUtils ids = new BcX509ExtensionUtils();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(issuerName, new BigInteger(SERIAL_BITS, RANDOM),
                Date.from(from), Date.from(until), Locale.ROOT, subject, key);
        add(builder, Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
        add(builder, Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(signerKey));
        contents.into(builder);
        return builder.build(kind.signer(signer));
    }

    private static void add(X509v3CertificateBuilder builder, ASN1ObjectIdentifier type, boolean critical,
            ASN1Encodable value) {
        try {
            builder.addExtension(type, critical, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Own own(String called, Own signer, X500Name issuerName, X500Name subject, Contents contents) {
        if (folder != null && Files.exists(folder.resolve(called + ".key"))) {
            return stored(called);
        }
        KeyPair pair = kind.generate();
        SubjectPublicKeyInfo key = kind.publicKey(pair);
        X509CertificateHolder certificate = signer == null
                ? certificate(pair.getPrivate(), key, issuerName, subject, key, FROM, UNTIL, contents)
                : certificate(signer, issuerName, subject, key, FROM, UNTIL, contents);
        Own made = new Own(pair.getPrivate(), certificate);
        if (folder != null) {
            store(called, made);
        }
        return made;
    }

    private Own stored(String called) {
        try {
            return new Own(kind.read(Files.readAllBytes(folder.resolve(called + ".key"))),
                    new X509CertificateHolder(Files.readAllBytes(folder.resolve(called + ".crt"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(String called, Own made) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(called + ".crt"), made.certificate.getEncoded());
            Files.write(folder.resolve(called + ".key"), made.key.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String called, String line) {
        if (folder == null) {
            return;
        }
        try {
            Files.writeString(folder.resolve(called), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        lines("issued").forEach(line -> issued.add(new BigInteger(line)));
        lines("revoked").forEach(line -> revoked.put(new BigInteger(line.split(" ")[0]),
                Instant.parse(line.split(" ")[1])));
    }

    private List<String> lines(String called) {
        try {
            return folder == null || !Files.exists(folder.resolve(called)) ? List.of()
                    : Files.readAllLines(folder.resolve(called));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
