package kz.qonys.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.NewCase;
import kz.qonys.casefile.TestStaff;
import kz.qonys.casefile.TestSystem;
import kz.qonys.language.FaultException;
import kz.qonys.plan.NewService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What evidence keeps to on every database. */
@SpringBootTest(classes = {TestSystem.class, EvidenceSystem.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
        "qonys.casefile.keys.b=" + TestSystem.KEY_B, "qonys.casefile.current-key=b",
        "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
        "qonys.evidence.chunk-size=4KB", "qonys.evidence.photo-size=1MB", "qonys.evidence.video-size=2MB",
        "qonys.data=target/evidence-test-${qonys.fork:0}",
        "spring.datasource.url=jdbc:h2:mem:evidence;DB_CLOSE_DELAY=-1"})
abstract class EvidenceContract {

    private static final long SEED = 20_261_122;
    private static final Position HERE = new Position(43.3, 68.27, 15.0, null);

    @Value("${qonys.data}")
    Path data;
    @Autowired
    CaseFiles cases;
    @Autowired
    PlannedServices services;
    @Autowired
    Evidence evidence;
    @Autowired
    UnfinishedEvidence unfinished;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    @MockitoBean
    Staff staff;

    private String caseId;
    private String service;
    private byte[] photo;

    @BeforeEach
    void plan() {
        caseId = newCase();
        service = planned(caseId, "ADI-01");
        photo = Photos.jpeg(System.nanoTime(), 400, 300);
    }

    @Test
    void shouldTakeAPhotoOnce_whenEveryCallIsRepeatedAndChunksComeInAnyOrder() throws IOException {
        Capture capture = capture(photo);
        Receipt announced = evidence.announce(capture, TestStaff.CLERK);
        assertThat(announced.missing()).hasSizeGreaterThan(2);

        List<Integer> backwards = announced.missing().stream().sorted((one, two) -> two - one).toList();
        for (int ordinal : backwards) {
            evidence.announce(capture, TestStaff.CLERK);
            evidence.chunk(capture.id(), ordinal, piece(photo, ordinal), TestStaff.CLERK);
            evidence.chunk(capture.id(), ordinal, piece(photo, ordinal), TestStaff.CLERK);
        }
        Receipt first = evidence.complete(capture.id(), TestStaff.CLERK);
        Receipt second = evidence.complete(capture.id(), TestStaff.CLERK);

        assertThat(first.state()).isEqualTo("on-file");
        assertThat(second).isEqualTo(first);
        assertThat(evidence.ofCase(caseId, TestStaff.CLERK)).singleElement()
                .satisfies(item -> assertThat(item.sha256()).isEqualTo(hash(photo)));
        try (InputStream content = evidence.content(evidence.open(capture.id(), TestStaff.CLERK))) {
            assertThat(content.readAllBytes()).isEqualTo(photo);
        }
        assertThat(stored(capture.id())).hasSize(backwards.size() + 1).allSatisfy(sealed ->
                assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF"));
    }

    @Test
    void shouldKeepNoPositionInTheClear() {
        Capture capture = capture(photo);
        send(capture, photo);

        assertThat(jdbc.sql("select details from evidence_item where id = ?").param(capture.id())
                .query(String.class).single()).startsWith("b:").doesNotContain("68.27");
        assertThat(evidence.ofCase(caseId, TestStaff.CLERK).get(0).details().position().longitude()).isEqualTo(68.27);
        assertThat(evidence.ofCase(caseId, TestStaff.CLERK).get(0).toString()).doesNotContain("68.27");
    }

    @Test
    void shouldMarkAndKeepTheOriginal_whenTheFileTellsAnotherPlaceAndTime() throws Exception {
        byte[] spoofed = Photos.withExif(photo, 51.13, 71.43, LocalDateTime.now(clock).minusDays(3));

        Receipt receipt = send(capture(spoofed), spoofed);

        assertThat(receipt.marks()).containsExactly(Mark.OTHER_PLACE, Mark.OTHER_TIME);
        EvidenceItem item = evidence.ofCase(caseId, TestStaff.CLERK).get(0);
        assertThat(item.details().apart()).isBetween(890_000L, 930_000L);
        assertThat(evidence.content(item).readAllBytes()).isEqualTo(spoofed);
        byte[] thumbnail = evidence.thumbnail(item.id(), TestStaff.CLERK).orElseThrow();
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(thumbnail))
                .containsDirectoryOfType(ExifDirectoryBase.class)).isFalse();
    }

    @Test
    void shouldMarkNothing_whenTheFileAgreesWithTheDevice() {
        byte[] honest = Photos.withExif(photo, 43.3008, 68.2705, LocalDateTime.now(clock));

        assertThat(send(capture(honest), honest).marks()).isEmpty();
    }

    @Test
    void shouldNotStoreItAgain_whenTheSameContentComesUnderAnotherId() {
        Receipt first = send(capture(photo), photo);

        Receipt again = evidence.announce(capture(photo), TestStaff.CLERK);

        assertThat(again.known()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(evidence.ofCase(caseId, TestStaff.CLERK)).hasSize(1);
    }

    @Test
    void shouldGoOnWithTheFirstId_whenTheDeviceHasForgottenItHalfWay() {
        Capture lost = capture(photo);
        evidence.announce(lost, TestStaff.CLERK);
        evidence.chunk(lost.id(), 0, piece(photo, 0), TestStaff.CLERK);

        Receipt again = evidence.announce(capture(photo), TestStaff.CLERK);

        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(again.missing()).isNotEmpty().doesNotContain(0);
    }

    @Test
    void shouldRecogniseTheFile_withoutNamingTheOtherFamily() {
        send(capture(photo), photo);
        String secondOfFamily = planned(caseId, "ADI-02");
        String otherCase = newCase();
        String ofOtherFamily = planned(otherCase, "ADI-01");

        assertThat(send(capture(photo, secondOfFamily), photo).marks()).containsExactly(Mark.SAME_FILE);
        assertThat(send(capture(photo, ofOtherFamily), photo).marks()).containsExactly(Mark.SAME_FILE_ELSEWHERE);
        assertThat(evidence.ofCase(otherCase, TestStaff.CLERK)).hasSize(1);
    }

    @Test
    void shouldRecogniseThePicture_whenItWasMadeSmallerAndCompressedAnew() {
        // One pattern in a hundred has so little in it that its small copy passes for another picture
        photo = Photos.jpeg(SEED, 400, 300);
        send(capture(photo), photo);
        String ofOtherFamily = planned(newCase(), "ADI-01");
        byte[] copy = Photos.scaled(photo, 320, 240);
        byte[] different = Photos.jpeg(System.nanoTime(), 400, 300);

        assertThat(send(capture(copy, ofOtherFamily), copy).marks()).containsExactly(Mark.ALIKE_ELSEWHERE);
        assertThat(send(capture(different, ofOtherFamily), different).marks()).isEmpty();
    }

    @Test
    void shouldAskForAllChunksAgain_whenTheHashIsAnotherOne() {
        Capture capture = capture(photo);
        Receipt announced = evidence.announce(capture, TestStaff.CLERK);
        for (int ordinal : announced.missing()) {
            byte[] damaged = piece(photo, ordinal).clone();
            damaged[0] ^= ordinal == 1 ? 1 : 0;
            evidence.chunk(capture.id(), ordinal, damaged, TestStaff.CLERK);
        }

        assertThat(evidence.complete(capture.id(), TestStaff.CLERK).missing()).isEqualTo(announced.missing());
        assertThat(send(capture, photo).state()).isEqualTo("on-file");
    }

    @Test
    void shouldRefuseForGoodAndKeepNothing_whenTheContentIsNoPhoto() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(photo, 300);
        for (byte[] wrong : List.of(page, cut, new byte[5000])) {
            Capture capture = capture(wrong);

            Receipt receipt = send(capture, wrong);

            assertThat(receipt.state()).isEqualTo("refused");
            assertThat(receipt.refusal()).isEqualTo("evidence.fault.content");
            assertThat(stored(capture.id())).isEmpty();
        }
        assertThat(evidence.ofCase(caseId, TestStaff.CLERK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"photo, image/jpeg, 1048577, evidence.fault.large.photo",
        "video, video/mp4, 2097153, evidence.fault.large.video",
        "photo, image/svg+xml, 10, evidence.fault.type", "photo, video/mp4, 10, evidence.fault.type",
        "photo, image/jpeg, 0, evidence.fault.empty"})
    void shouldRefuseBeforeAnythingIsSent(String kind, String type, long size, String fault) {
        Capture capture = new Capture(UUID.randomUUID().toString(), service, kind, type, size, null, hash(photo),
                "camera", clock.instant(), here(), null);

        assertThatThrownBy(() -> evidence.announce(capture, TestStaff.CLERK)).isInstanceOf(FaultException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void shouldAskForAReason_whenThereIsNoPosition() {
        Capture without = capture(photo);
        Capture silent = new Capture(without.id(), service, "photo", "image/jpeg", photo.length, null, hash(photo),
                "camera", clock.instant(), null, null);
        Capture reasoned = new Capture(without.id(), service, "photo", "image/jpeg", photo.length, null, hash(photo),
                "camera", clock.instant(), null, "indoors");

        assertThatThrownBy(() -> evidence.announce(silent, TestStaff.CLERK)).isInstanceOf(FaultException.class)
                .hasMessageContaining("noPosition");
        assertThat(send(reasoned, photo).marks()).containsExactly(Mark.NO_POSITION);
    }

    @Test
    void shouldKeepOthersOut_whoeverTheyAre() {
        Capture capture = capture(photo);
        for (Officer other : List.of(TestStaff.SETTLER, TestStaff.HEAD, TestStaff.AKIM)) {
            assertThatThrownBy(() -> evidence.announce(capture, other)).isInstanceOf(CaseNotVisibleException.class);
        }
        send(capture, photo);

        assertThat(evidence.ofCase(caseId, TestStaff.HEAD)).hasSize(1);
        assertThat(evidence.thumbnail(capture.id(), TestStaff.HEAD)).isPresent();
        for (Officer other : List.of(TestStaff.SETTLER, TestStaff.AKIM)) {
            assertThatThrownBy(() -> evidence.ofCase(caseId, other)).isInstanceOf(CaseNotVisibleException.class);
            assertThatThrownBy(() -> evidence.thumbnail(capture.id(), other))
                    .isInstanceOf(CaseNotVisibleException.class);
            assertThatThrownBy(() -> evidence.open(capture.id(), other)).isInstanceOf(CaseNotVisibleException.class);
            assertThatThrownBy(() -> evidence.receipt(capture.id(), other)).isInstanceOf(CaseNotVisibleException.class);
            assertThatThrownBy(() -> evidence.complete(capture.id(), other))
                    .isInstanceOf(CaseNotVisibleException.class);
            assertThatThrownBy(() -> evidence.chunk(capture.id(), 0, piece(photo, 0), other))
                    .isInstanceOf(CaseNotVisibleException.class);
        }
    }

    @Test
    void shouldLogWhoSawWhat() {
        Capture capture = capture(photo);
        send(capture, photo);
        evidence.open(capture.id(), TestStaff.HEAD);

        assertThat(jdbc.sql("select fields from case_access where case_id = ? and user_id = ?")
                .params(caseId, TestStaff.HEAD.id()).query(String.class).list())
                .containsExactly("evidence-content:" + capture.id());
    }

    @Test
    void shouldForgetWhatWasNeverCompleted() {
        Capture capture = capture(photo);
        evidence.announce(capture, TestStaff.CLERK);
        evidence.chunk(capture.id(), 0, piece(photo, 0), TestStaff.CLERK);
        jdbc.sql("update evidence_item set announced_at = ? where id = ?")
                .params(clock.instant().minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC), capture.id()).update();

        unfinished.forget();

        assertThat(stored(capture.id())).isEmpty();
        assertThatThrownBy(() -> evidence.receipt(capture.id(), TestStaff.CLERK))
                .isInstanceOf(CaseNotVisibleException.class);
    }

    @Test
    void shouldTakeNothingMore_whenTheServiceIsDelivered() {
        services.deliver(service, TestStaff.access(TestStaff.CLERK));

        assertThatThrownBy(() -> evidence.announce(capture(photo), TestStaff.CLERK))
                .isInstanceOf(FaultException.class).hasMessageContaining("service-closed");
    }

    private String newCase() {
        return cases.open(new NewCase(UUID.randomUUID().toString(), "kandas", false, "tur-cc", "sko-cc"),
                TestStaff.access(TestStaff.CLERK)).caseId();
    }

    private String planned(String ofCase, String code) {
        return services.plan(new NewService(ofCase, null, code, null, TestStaff.CLERK.id()),
                TestStaff.access(TestStaff.CLERK)).id();
    }

    private Capture capture(byte[] content) {
        return capture(content, service);
    }

    private Capture capture(byte[] content, String ofService) {
        return new Capture(UUID.randomUUID().toString(), ofService, "photo", "image/jpeg", content.length,
                null, hash(content), "camera", clock.instant(), here(), null);
    }

    private Position here() {
        return new Position(HERE.latitude(), HERE.longitude(), HERE.accuracy(), clock.instant());
    }

    private Receipt send(Capture capture, byte[] content) {
        Receipt receipt = evidence.announce(capture, TestStaff.CLERK);
        receipt.missing().forEach(ordinal ->
                evidence.chunk(capture.id(), ordinal, piece(content, ordinal), TestStaff.CLERK));
        return evidence.complete(capture.id(), TestStaff.CLERK);
    }

    private static byte[] piece(byte[] content, int ordinal) {
        return Arrays.copyOfRange(content, ordinal * 4096, Math.min(content.length, (ordinal + 1) * 4096));
    }

    private List<byte[]> stored(String itemId) {
        try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(itemId)).map(EvidenceContract::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
