package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Arrays;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class PasswordsTest extends RunningFrontDoor {

    private static final String USER = "fd-passwords";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Passwords passwords;

    @AfterEach
    void forget() {
        engine.getIdentityService().deleteUser(USER);
        staff.dismiss(USER);
        jdbc.sql("delete from login_attempt").update();
    }

    @Test
    void shouldStoreArgon2_whenAUserIsMade() {
        assertThat(hashOf(FrontDoorStaff.CLERK)).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void shouldReplaceAnOldHash_whenItsOwnerSignsIn() {
        make(FrontDoorStaff.PASSWORD);
        jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = 'salt' where ID_ = ?")
                .params("{SHA-512}" + new Sha512HashDigest().encrypt(FrontDoorStaff.PASSWORD + "salt"), USER)
                .update();

        assertThat(passwords.match(USER, "wrong")).isFalse();
        assertThat(hashOf(USER)).startsWith("{SHA-512}");
        assertThat(passwords.match(USER, FrontDoorStaff.PASSWORD)).isTrue();
        assertThat(hashOf(USER)).startsWith("{argon2id}");
        assertThat(passwords.match(USER, FrontDoorStaff.PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Short-2026x", "no-upper-case-2026", "NO-LOWER-CASE-2026", "No-digits-at-all",
            "NoSpecial2026abc",
        "Fd-passwords-2026"})
    void shouldRefuseAPassword_whenItIsWeak(String weak) {
        assertThatThrownBy(() -> make(weak)).isInstanceOf(ProcessEngineException.class).hasMessageContaining("policy");
    }

    @Test
    void shouldLookTheSame_whenUserIsUnknownWrongOrWithoutPosition(CapturedOutput log) {
        make(FrontDoorStaff.PASSWORD);

        HttpResponse<String> unknown = visitor().signIn("Typed-by-mistake-1", "wrong-Secret-1");
        HttpResponse<String> wrong = visitor().signIn(FrontDoorStaff.CLERK, "wrong-Secret-1");
        HttpResponse<String> jobless = visitor().signIn(USER, FrontDoorStaff.PASSWORD);

        assertThat(Arrays.asList(unknown, wrong, jobless)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login?refused");
        });
        assertThat(log.getAll())
                .contains("Sign-in refused: user=unknown address=127.0.0.1")
                .contains("Sign-in refused: user=fd-clerk address=127.0.0.1")
                .doesNotContain("wrong-Secret-1", "Typed-by-mistake-1", FrontDoorStaff.PASSWORD);
    }

    @Test
    void shouldTakeAsLong_whenTheUserIsUnknown() {
        passwords.match(FrontDoorStaff.CLERK, "warm-up");
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        // In turn, and the fastest of each: what else the machine does only makes a turn slower
        for (int turn = 0; turn < 7; turn++) {
            known = Math.min(known, nanos(() -> passwords.match(FrontDoorStaff.CLERK, "wrong")));
            unknown = Math.min(unknown, nanos(() -> passwords.match("nobody-of-that-name", "wrong")));
        }

        assertThat(unknown).isBetween(known / 2, known * 2);
    }

    @Test
    void shouldThrottleOverHttp_whenGuessing() {
        make(FrontDoorStaff.PASSWORD);
        staff.appoint(USER, "career-centre-officer");
        for (int guess = 0; guess < 5; guess++) {
            assertThat(location(visitor().signIn(USER, "wrong"))).endsWith("/login?refused");
        }

        assertThat(location(visitor().signIn(USER, FrontDoorStaff.PASSWORD))).endsWith("/login?wait");
        assertThat(visitor().get("/login?wait").body()).contains("Подождите 15 минут");
        assertThat(visitor().basic(USER, FrontDoorStaff.PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(401);

        jdbc.sql("delete from login_attempt").update();
        assertThat(location(visitor().signIn(USER, FrontDoorStaff.PASSWORD)))
                .as("Camunda's own lock keeps nobody out after the window")
                .contains("/camunda/app/");
    }

    private void make(String password) {
        User user = engine.getIdentityService().newUser(USER);
        user.setFirstName("Имя");
        user.setLastName("Фамилия");
        user.setPassword(password);
        engine.getIdentityService().saveUser(user);
    }

    private String hashOf(String userId) {
        return jdbc.sql("select PWD_ from ACT_ID_USER where ID_ = ?").param(userId).query(String.class).single();
    }

    private static long nanos(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
