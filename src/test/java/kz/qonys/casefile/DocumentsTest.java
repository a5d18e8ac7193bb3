package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.qonys.language.FaultException;
import kz.qonys.staff.CaseSides;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = TestSystem.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
        "qonys.casefile.keys.b=" + TestSystem.KEY_B, "qonys.casefile.current-key=b",
        "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
        "qonys.casefile.limits.document-size=1MB", "qonys.casefile.limits.documents=3",
        "qonys.data=target/documents-test-${qonys.fork:0}",
        "spring.datasource.url=jdbc:h2:mem:documents;DB_CLOSE_DELAY=-1"})
class DocumentsTest {

    static final byte[] PDF = ascii("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n");
    static final byte[] JPEG = join(hex("ffd8ffe000104a46494600010100000100010000"), new byte[200], hex("ffd9"));
    static final byte[] PNG = join(hex("89504e470d0a1a0a0000000d49484452"), new byte[100]);
    static final byte[] WEBP = join(ascii("RIFF"), hex("24000000"), ascii("WEBPVP8 "), new byte[100]);
    static final byte[] HEIC = join(hex("00000018"), ascii("ftypheic"), hex("00000000"), ascii("mif1heic"),
            new byte[100]);
    private static final byte[] ZIP = join(hex("504b0304140000000800"), new byte[100]);
    private static final byte[] EICAR =
            ascii("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    @Value("${qonys.data}")
    Path data;
    @Autowired
    CaseFiles cases;
    @Autowired
    Documents documents;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    private String caseId;
    private String applicant;

    @BeforeEach
    void openCase() {
        Access access = TestStaff.access(TestStaff.CLERK);
        caseId = cases.open(new NewCase(UUID.randomUUID().toString(), "kandas", false, "tur-cc", "sko-cc"), access)
                .caseId();
        applicant = cases.persons(caseId, access).get(0).personId();
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("скан.pdf", PDF, "application/pdf", "скан.pdf"),
                Arguments.of("photo.JPG", JPEG, "image/jpeg", "photo.JPG"),
                Arguments.of("photo.jpeg", JPEG, "image/jpeg", "photo.jpeg"),
                Arguments.of("a.png", PNG, "image/png", "a.png"),
                Arguments.of("a.webp", WEBP, "image/webp", "a.webp"),
                Arguments.of("IMG_1.HEIC", HEIC, "image/heic", "IMG_1.HEIC"),
                Arguments.of("../../etc/passwd.pdf", PDF, "application/pdf", "passwd.pdf"),
                Arguments.of("C:\\fakepath\\туу.pdf", PDF, "application/pdf", "туу.pdf"),
                Arguments.of("a\r\nSet-Cookie: x=1.pdf", PDF, "application/pdf", "aSet-Cookie: x=1.pdf"),
                Arguments.of("құжат\u202Efdp\u202C.pdf", PDF, "application/pdf", "құжатfdp.pdf"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldTakeAndGiveBack_whenTypeAndNameAgree(String name, byte[] content, String type, String stored) {
        StoredDocument document = add(name, content);

        assertThat(document.fileName()).isEqualTo(stored);
        assertThat(document.mediaType()).isEqualTo(type);
        assertThat(document.size()).isEqualTo(content.length);
        assertThat(document.sha256()).matches("[0-9a-f]{64}");
        assertThat(documents.open(caseId, document.documentId(), TestStaff.CLERK).bytes()).isEqualTo(content);
        assertThat(new String(stored(document), StandardCharsets.ISO_8859_1)).hasSizeGreaterThan(content.length)
                .doesNotContain(new String(Arrays.copyOf(content, 8), StandardCharsets.ISO_8859_1));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("empty.pdf", new byte[0], "file-empty"),
                Arguments.of("svg.jpg", ascii("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "file-type"),
                Arguments.of("svg.svg", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"), "file-type"),
                Arguments.of("page.jpg", ascii("<!DOCTYPE html><html><body>x</body></html>"), "file-type"),
                Arguments.of("page.pdf", ascii("<html><script>alert(1)</script></html>"), "file-type"),
                Arguments.of("page.html", ascii("<html></html>"), "file-type"),
                Arguments.of("code.png", ascii("function(){alert(1)}"), "file-type"),
                Arguments.of("code.js", ascii("alert(1)"), "file-type"),
                Arguments.of("pdf.jpg", PDF, "file-type"),
                Arguments.of("jpg.pdf", JPEG, "file-type"),
                Arguments.of("png.webp", PNG, "file-type"),
                Arguments.of("heic.jpg", HEIC, "file-type"),
                Arguments.of("doc.pdf", ZIP, "file-type"),
                Arguments.of("bomb.zip", ZIP, "file-type"),
                Arguments.of("doc.docx", ZIP, "file-type"),
                Arguments.of("ole.pdf", join(hex("d0cf11e0a1b11ae1"), new byte[600]), "file-type"),
                Arguments.of("exe.pdf", join(ascii("MZ"), hex("90000300"), new byte[200]), "file-type"),
                Arguments.of("elf.png", join(hex("7f454c46020101"), new byte[100]), "file-type"),
                Arguments.of("class.png", join(hex("cafebabe00000041"), new byte[100]), "file-type"),
                Arguments.of("run.pdf", ascii("#!/bin/sh\nrm -rf /\n"), "file-type"),
                Arguments.of("eicar.pdf", EICAR, "file-type"),
                Arguments.of("eicar.com", EICAR, "file-type"),
                Arguments.of("text.pdf", ascii("just words"), "file-type"),
                Arguments.of("late.pdf", join(ascii("GIF89a rubbish first\n"), PDF), "file-type"),
                Arguments.of("spaced.pdf", join(ascii("\n\n"), PDF), "file-type"),
                Arguments.of("bom.pdf", join(hex("efbbbf"), PDF), "file-type"),
                Arguments.of("lower.pdf", ascii("%pdf-1.7\n"), "file-type"),
                Arguments.of("gifar.jpg", join(ascii("GIF89a"), new byte[30], ZIP), "file-type"),
                Arguments.of("a.gif", join(ascii("GIF89a"), new byte[30]), "file-type"),
                Arguments.of("a.bmp", join(ascii("BM"), new byte[60]), "file-type"),
                Arguments.of("a.tiff", join(hex("49492a00"), new byte[60]), "file-type"),
                Arguments.of("video.heic", join(hex("00000018"), ascii("ftypisom"), new byte[60]), "file-type"),
                Arguments.of("sound.webp", join(ascii("RIFF"), hex("24000000"), ascii("WAVEfmt "), new byte[60]),
                        "file-type"),
                Arguments.of("cut.png", hex("89504e47"), "file-type"),
                Arguments.of("one.jpg", hex("ff"), "file-type"),
                Arguments.of("exif.jpg", join(Arrays.copyOf(JPEG, 60), ascii("<ScRiPt>alert(1)</sCrIpT>"), JPEG),
                        "file-type"),
                Arguments.of("shell.jpg", join(Arrays.copyOf(JPEG, 60), ascii("<?php system($_GET[0]);")), "file-type"),
                Arguments.of("page.png", join(PNG, ascii("<html onload=alert(1)>")), "file-type"),
                Arguments.of("two.jpg.html", JPEG, "file-type"),
                Arguments.of("two.pdf.exe", PDF, "file-type"),
                Arguments.of("noextension", PDF, "file-type"),
                Arguments.of("dot.", PDF, "file-type"),
                Arguments.of("xcod\u202Efdp.exe", PDF, "file-type"),
                Arguments.of("a.pdf\u0000.exe", PDF, "file-type"),
                Arguments.of("photo.jpg\u0000.html", JPEG, "file-type"),
                Arguments.of(".pdf", PDF, "file-name"),
                Arguments.of("..", PDF, "file-name"),
                Arguments.of("", PDF, "file-name"),
                Arguments.of("folder/", PDF, "file-name"),
                Arguments.of("\u202E\u200B", PDF, "file-name"),
                Arguments.of("x".repeat(201) + ".pdf", PDF, "file-name"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseAndKeepNothing(String name, byte[] content, String fault) {
        long before = files();

        FaultException refusal = catchThrowableOfType(FaultException.class, () -> add(name, content));

        assertThat(refusal.faults().get(0).key()).isEqualTo("casefile.fault." + fault);
        assertThat(documents.onFile(caseId)).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void shouldStopReadingAndKeepNothing_whenTooLarge() {
        long before = files();
        Endless endless = new Endless();

        FaultException refusal = catchThrowableOfType(FaultException.class, () -> documents.add(caseId,
                new Documents.Upload(applicant, "identity", "a.jpg", endless), TestStaff.CLERK, null));

        assertThat(refusal.faults().get(0).key()).isEqualTo("casefile.fault.file-large");
        assertThat(endless.given).isLessThan(1_200_000);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void shouldTakeExactlyTheLimit() {
        byte[] full = Arrays.copyOf(JPEG, 1024 * 1024);
        assertThat(add("full.jpg", full).size()).isEqualTo(full.length);
    }

    @Test
    void shouldKeepNoFile_whenTheTransactionFails() {
        long before = files();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            add("a.pdf", PDF);
            status.setRollbackOnly();
        });
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void shouldKeepNothing_whenTheStreamBreaks() {
        long before = files();
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given > 20_000) {
                    throw new IOException("connection lost");
                }
                return given < JPEG.length ? JPEG[given++] & 0xff : given++ & 0;
            }
        };
        assertThatThrownBy(() -> documents.add(caseId, new Documents.Upload(applicant, "identity", "a.jpg", broken),
                TestStaff.CLERK, null)).isInstanceOf(UncheckedIOException.class);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void shouldRefuse_whenKindOrPersonIsUnknownOrThereAreTooMany() {
        assertThat(key("passport", applicant)).isEqualTo("casefile.fault.code");
        assertThat(key("identity", "stranger")).isEqualTo("casefile.fault.member-unknown");
        List.of("a.pdf", "b.pdf", "c.pdf").forEach(name -> add(name, PDF));
        assertThat(key("identity", applicant)).isEqualTo("casefile.fault.documents");
    }

    @Test
    void shouldNotOpen_whenTheFileWasChangedOnDisk() throws IOException {
        StoredDocument document = add("a.pdf", PDF);
        Path file = path(document);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> documents.open(caseId, document.documentId(), TestStaff.CLERK))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldHideDocuments_whenTheCaseIsNotTheReaders() {
        String id = add("a.pdf", PDF).documentId();

        assertThatThrownBy(() -> documents.open(caseId, id, TestStaff.SETTLER))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThatThrownBy(() -> documents.open(caseId, id, TestStaff.AKIM))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThatThrownBy(() -> documents.open(UUID.randomUUID().toString(), id, TestStaff.CLERK))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThatThrownBy(() -> documents.add(caseId, new Documents.Upload(applicant, "identity", "a.pdf",
                new ByteArrayInputStream(PDF)), TestStaff.AKIM, null)).isInstanceOf(CaseNotVisibleException.class);
    }

    @Test
    void shouldBeRemovedOnlyByTheOfficeThatAddedIt_whileItHoldsTheCase() {
        String id = add("a.pdf", PDF).documentId();
        assertThatThrownBy(() -> documents.remove(caseId, id, TestStaff.HEAD)).isInstanceOf(FaultException.class);
        cases.holder(caseId, CaseSides.Side.SETTLEMENT, TestStaff.access(TestStaff.CLERK));
        assertThatThrownBy(() -> documents.remove(caseId, id, TestStaff.CLERK))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThatThrownBy(() -> documents.remove(caseId, id, TestStaff.SETTLER)).isInstanceOf(FaultException.class);
        cases.holder(caseId, CaseSides.Side.DEPARTURE, TestStaff.access(TestStaff.CLERK));

        documents.remove(caseId, id, TestStaff.CLERK);

        assertThat(documents.onFile(caseId)).isEmpty();
        assertThatThrownBy(() -> documents.open(caseId, id, TestStaff.CLERK))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThat(jdbc.sql("select deleted_by from case_document where id = ?").param(id).query(String.class)
                .single()).isEqualTo("tur-career-centre-officer");
    }

    @Test
    void shouldLogEveryTouch() {
        String id = add("a.pdf", PDF).documentId();
        documents.open(caseId, id, TestStaff.CLERK);
        documents.remove(caseId, id, TestStaff.CLERK);

        assertThat(jdbc.sql("select access_mode || ' ' || office || ' ' || purpose from case_access where fields = ? "
                + "order by id").param("document:" + id).query(String.class).list()).containsExactly(
                        "WRITE tur-cc document-upload", "READ tur-cc document-download",
                        "WRITE tur-cc document-remove");
    }

    @ParameterizedTest
    @CsvSource({"identity", "marriage", "birth", "education", "divorce", "power-of-attorney", "consent-scan",
            "translation", "other"})
    void shouldKnowEveryKind(String code) {
        assertThat(DocumentKind.of(code)).map(DocumentKind::code).contains(code);
    }

    private String key(String kind, String person) {
        return catchThrowableOfType(FaultException.class, () -> documents.add(caseId, new Documents.Upload(person, kind,
                "a.pdf", new ByteArrayInputStream(PDF)), TestStaff.CLERK, null)).faults().get(0).key();
    }

    private StoredDocument add(String name, byte[] content) {
        return documents.add(caseId,
                new Documents.Upload(applicant, "identity", name, new ByteArrayInputStream(content)),
                TestStaff.CLERK, null);
    }

    private byte[] stored(StoredDocument document) {
        try {
            return Files.readAllBytes(path(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(StoredDocument document) {
        return data.resolve("documents").resolve(document.documentId().substring(0, 2))
                .resolve(document.documentId());
    }

    private long files() {
        Path root = data.resolve("documents");
        if (!Files.exists(root)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /** A picture without end, as a sender with bad intent declares it. */
    private static final class Endless extends InputStream {

        private long given;

        @Override
        public int read() {
            return given < JPEG.length ? JPEG[(int) given++] & 0xff : (int) (given++ & 0);
        }
    }
}
