package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class SessionTest extends RunningFrontDoor {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @Autowired
    StaffRoles roles;

    @Autowired
    SecuritySettings settings;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void shouldLandInTasklist_whenAClerkSignsIn() {
        Visitor clerk = visitor();
        HttpResponse<String> answer = clerk.signIn(FrontDoorStaff.CLERK, FrontDoorStaff.PASSWORD);

        assertThat(location(answer)).endsWith(TASKLIST);
        assertThat(clerk.get(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(clerk.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"fd-clerk\"");
        assertThat(location(clerk.get("/"))).endsWith(TASKLIST);
        assertThat(clerk.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldReturnToThePageAskedFor_whenSignInWasNeeded() {
        Visitor supervisor = visitor();
        assertThat(location(supervisor.get("/camunda/app/cockpit/default/"))).endsWith("/login");

        assertThat(location(supervisor.signIn(FrontDoorStaff.SUPERVISOR, FrontDoorStaff.PASSWORD)))
                .endsWith("/camunda/app/cockpit/default/");
        Visitor scripted = visitor();
        scripted.get(ENGINE + "/task");
        assertThat(location(scripted.signIn(FrontDoorStaff.CLERK, FrontDoorStaff.PASSWORD))).endsWith(TASKLIST);
    }

    @Test
    void shouldGiveTheSessionANewName_whenSigningIn() {
        Visitor clerk = visitor();
        clerk.get(TASKLIST);
        String before = clerk.cookie(FrontDoor.SESSION_COOKIE);
        clerk.signIn(FrontDoorStaff.CLERK, FrontDoorStaff.PASSWORD);

        assertThat(before).isNotNull();
        assertThat(clerk.cookie(FrontDoor.SESSION_COOKIE)).isNotNull().isNotEqualTo(before);
        assertThat(visitor().withCookie(FrontDoor.SESSION_COOKIE, before).get(ENGINE + "/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldRefuse_whenTheTokenIsMissingOrWrong() {
        Visitor forger = visitor();
        forger.get("/login");
        Map<String, String> credentials = Map.of("username", FrontDoorStaff.CLERK, "password", FrontDoorStaff.PASSWORD);
        assertThat(forger.form("/login", credentials).statusCode()).isEqualTo(403);
        assertThat(forger.form("/language", Map.of("language", "kk")).statusCode()).isEqualTo(403);

        Visitor clerk = signedIn(FrontDoorStaff.CLERK).withoutTokens();
        assertThat(clerk.form("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(clerk.json("POST", "/api/language", "{\"language\":\"kk\"}").statusCode()).isEqualTo(403);
        assertThat(clerk.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(403);
        assertThat(clerk.get(ENGINE + "/task").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(clerk.json("POST", ENGINE + "/task", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldEndBothSessions_whenLoggingOutFromTasklist() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        String old = clerk.cookie(FrontDoor.SESSION_COOKIE);

        assertThat(clerk.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(204);
        assertThat(visitor().withCookie(FrontDoor.SESSION_COOKIE, old).get(ENGINE + "/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldCloseTheStockLogin_whenAskedInAnySpelling() {
        for (Visitor visitor : List.of(visitor(), signedIn(FrontDoorStaff.CLERK))) {
            for (String end : List.of("tasklist", "tasklist/", "tasklist;x", "cockpit")) {
                HttpResponse<String> answer = visitor.form("/camunda/api/admin/auth/user/default/login/" + end,
                        Map.of("username", FrontDoorStaff.ADMIN, "password", FrontDoorStaff.PASSWORD));
                assertThat(answer.statusCode()).as(end).isIn(400, 404);
            }
        }
    }

    @Test
    void shouldFlagCookies_whenSettingThem() {
        Visitor clerk = visitor();
        HttpResponse<String> page = clerk.get("/login");
        HttpResponse<String> answer = clerk.signIn(FrontDoorStaff.CLERK, FrontDoorStaff.PASSWORD);

        assertThat(page.headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("QONYS-XSRF=").contains("; Secure").contains("SameSite=Strict"));
        assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith(FrontDoor.SESSION_COOKIE).contains("; Secure").contains("; HttpOnly")
                .contains("SameSite=Strict"));
    }

    @Test
    void shouldSignOut_whenTheSessionIsTooOld() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T04:00:00Z"));
        SignInMarks marks = new SignInMarks(roles, settings, clock(now));
        MockHttpSession session = new MockHttpSession();
        marks.begin(session);

        Instant end = now.get().plus(settings.absolute());
        while (now.get().plus(settings.idle()).isBefore(end)) {
            now.set(now.get().plus(settings.idle()).minusSeconds(1));
            assertThat(stillSignedIn(marks, session)).isTrue();
        }
        now.set(end.minusSeconds(1));
        assertThat(stillSignedIn(marks, session)).isTrue();
        now.set(end);
        assertThat(stillSignedIn(marks, session)).isFalse();
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void shouldSignOut_whenOnlyTheApplicationItselfAsksForTheIdleTime() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T04:00:00Z"));
        SignInMarks marks = new SignInMarks(roles, settings, clock(now));
        MockHttpSession session = new MockHttpSession();
        marks.begin(session);

        now.set(now.get().plus(settings.idle()).minusSeconds(90));
        assertThat(signedInAfter(marks, session, FrontDoorStaff.CLERK, true)).isNotEqualTo("nobody");
        assertThat(SignInMarks.left(session, settings, now.get().toEpochMilli()))
                .isEqualTo(new SignInMarks.Left(Duration.ofSeconds(90), true));
        now.set(now.get().plusSeconds(90));
        assertThat(signedInAfter(marks, session, FrontDoorStaff.CLERK, true)).isEqualTo("nobody");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void shouldTellThatStayingIsNoChoice_whenTheAbsoluteLimitIsNear() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T04:00:00Z"));
        MockHttpSession session = new MockHttpSession();
        new SignInMarks(roles, settings, clock(now)).begin(session);

        long late = now.get().plus(settings.absolute()).minusSeconds(60).toEpochMilli();
        session.setAttribute("qonys.activeAt", late);
        assertThat(SignInMarks.left(session, settings, late))
                .isEqualTo(new SignInMarks.Left(Duration.ofSeconds(60), false));
    }

    @Test
    void shouldTellTheTimeLeft_whenAskedOrProlonged() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);

        assertThat(clerk.get("/api/session").body()).contains("\"warnSeconds\":120").contains("\"extendable\":true");
        assertThat(clerk.json("POST", "/api/session", "").statusCode()).isEqualTo(200);
        assertThat(clerk.withoutTokens().json("POST", "/api/session", "").statusCode()).isEqualTo(403);
        assertThat(visitor().get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldFollowStaffDataWithinAMinute_whenAPositionIsTakenAway() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T04:00:00Z"));
        SignInMarks marks = new SignInMarks(roles, settings, clock(now));
        MockHttpSession session = new MockHttpSession();
        marks.begin(session);
        staff.appoint("fd-temporary", "career-centre-officer");
        now.set(now.get().plus(Duration.ofSeconds(61)));
        assertThat(signedInAfter(marks, session, "fd-temporary")).isEqualTo("[ROLE_staff, ROLE_career-centre-officer]");

        staff.dismiss("fd-temporary");
        now.set(now.get().plus(Duration.ofSeconds(30)));
        assertThat(signedInAfter(marks, session, "fd-temporary")).isNotEqualTo("nobody");
        now.set(now.get().plus(Duration.ofSeconds(31)));
        assertThat(signedInAfter(marks, session, "fd-temporary")).isEqualTo("nobody");
    }

    @Test
    void shouldRememberTheLanguage_whenTheReaderChooses() {
        Visitor clerk = signedIn(FrontDoorStaff.COLLEAGUE);
        HttpResponse<String> chosen = clerk.json("POST", "/api/language", "{\"language\":\"kk\"}");
        assertThat(chosen.statusCode()).isEqualTo(204);

        Visitor elsewhere = visitor();
        elsewhere.signIn(FrontDoorStaff.COLLEAGUE, FrontDoorStaff.PASSWORD);
        assertThat(elsewhere.cookie("qonys-language")).isEqualTo("kk");
        assertThat(clerk.json("POST", "/api/language", "{\"language\":\"xx\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldSwitchTheLoginPage_whenALanguageIsChosenThere() {
        Visitor visitor = visitor();
        assertThat(visitor.get("/login").body()).contains("lang=\"ru\"").contains("Вход в систему");

        assertThat(location(visitor.form("/language", Map.of("language", "kk", "_csrf", visitor.pageToken()))))
                .endsWith("/login");
        assertThat(visitor.get("/login").body()).contains("lang=\"kk\"").contains("Жүйеге кіру");
        visitor.signIn(FrontDoorStaff.SUPERVISOR, FrontDoorStaff.PASSWORD);
        Visitor elsewhere = visitor();
        elsewhere.signIn(FrontDoorStaff.SUPERVISOR, FrontDoorStaff.PASSWORD);
        assertThat(elsewhere.cookie("qonys-language")).isEqualTo("kk");
    }

    private static boolean stillSignedIn(SignInMarks marks, MockHttpSession session) throws Exception {
        return !signedInAfter(marks, session, FrontDoorStaff.CLERK).equals("nobody");
    }

    private static String signedInAfter(SignInMarks marks, MockHttpSession session, String userId) throws Exception {
        return signedInAfter(marks, session, userId, false);
    }

    private static String signedInAfter(SignInMarks marks, MockHttpSession session, String userId, boolean background)
            throws Exception {
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                userId, null, AuthorityUtils.createAuthorityList("ROLE_staff", "ROLE_career-centre-officer")));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setSession(session);
        if (background) {
            request.addHeader(SignInMarks.BACKGROUND, "1");
        }
        marks.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person == null ? "nobody" : person.getAuthorities().toString();
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
