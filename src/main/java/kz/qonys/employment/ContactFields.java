package kz.qonys.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.FormRow;
import kz.qonys.employment.Matching.Match;
import kz.qonys.employment.Seekers.Seeker;
import kz.qonys.language.Language;
import kz.qonys.registry.JobFair;
import org.springframework.stereotype.Component;

/** Fields of the specialist who contacts a family and looks for work for its adults. */
@Component
class ContactFields implements FieldKeeper {

    private static final String ATTEMPTS = "contactAttempts";
    private static final String SEEKERS = "jobSeekers";
    private static final String VACANCY = "chosenVacancy";
    private static final String MEASURES = "measuresOffered";
    private static final String FAIR = "jobFair";
    private static final Set<String> FILLED = Set.of(ATTEMPTS, SEEKERS, VACANCY, MEASURES, FAIR);
    private static final Set<String> SHOWN = Set.of("contactLog", "vacancyMatches", "vacancyChoices", "vacanciesAsOf",
            "measuresCatalogue", "measureChoices", "fairChoices", "occupationChoices");

    private final Contacts contacts;
    private final Seekers seekers;
    private final Matching matching;
    private final Offers offers;
    private final Referrals referrals;
    private final VacancyStore vacancies;
    private final Occupations occupations;
    private final ActiveMeasures measures;
    private final CaseFiles cases;
    private final Wording wording;
    private final Clock clock;

    ContactFields(Contacts contacts, Seekers seekers, Matching matching, Offers offers, Referrals referrals,
            VacancyStore vacancies, Occupations occupations, ActiveMeasures measures, CaseFiles cases, Wording wording,
            Clock clock) {
        this.contacts = contacts;
        this.seekers = seekers;
        this.matching = matching;
        this.offers = offers;
        this.referrals = referrals;
        this.vacancies = vacancies;
        this.occupations = occupations;
        this.measures = measures;
        this.cases = cases;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Set<String> filled() {
        return FILLED;
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        return switch (key) {
            case "contactLog" -> contacts.of(caseId).stream().map(this::row).toList();
            case SEEKERS -> seekers.of(caseId, access).stream().map(ContactFields::row).toList();
            case "vacancyMatches" -> table(matching.matches(caseId, access));
            case "vacancyChoices" -> choices(matching.matches(caseId, access));
            case "vacanciesAsOf" -> asOf(matching.region(caseId));
            case "measuresCatalogue" -> measures.on(today()).stream().map(measure -> FormRow.of(
                    "measure", measure.name(Language.current()), "note", measure.note(Language.current()))).toList();
            case "measureChoices" -> measures.on(today()).stream()
                    .map(measure -> FormRow.option(measure.name(Language.current()), measure.code())).toList();
            case "fairChoices" -> vacancies.fairs(matching.region(caseId), today()).stream()
                    .map(fair -> FormRow.option(fair(fair), fair.id())).toList();
            case "occupationChoices" -> occupations.all().stream()
                    .map(one -> FormRow.option(one.name(Language.current()), one.code()))
                    .sorted(Comparator.comparing(option -> option.get("label").toString())).toList();
            // What was entered is history at once: an empty list waits for more
            case ATTEMPTS, MEASURES -> List.of();
            default -> null;
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        Entries entries = new Entries(values);
        List<Runnable> work = new ArrayList<>();
        entries.rows(ATTEMPTS).forEach(row -> attempt(caseId, row, access, work));
        people(caseId, entries, access, work);
        offer(caseId, entries, access, work);
        measures(caseId, entries, access, work);
        entries.check();
        work.forEach(Runnable::run);
    }

    private void attempt(String caseId, Entries row, Access access, List<Runnable> work) {
        LocalDate day = row.day("madeOn", today().minusYears(1), today());
        String channel = row.code("channel", Contacts.CHANNELS);
        String result = row.code("result", Contacts.RESULTS);
        String note = row.text("note", Entries.LONG_TEXT);
        boolean whole = row.given("madeOn", day) & row.given("channel", channel) & row.given("result", result);
        if (whole) {
            work.add(() -> {
                contacts.add(caseId, day, channel, result, note, access);
                cases.event(caseId, "contact-" + (Contacts.REACHED.equals(result) ? "reached" : "attempt"), List.of(),
                        access);
            });
        }
    }

    private void people(String caseId, Entries entries, Access access, List<Runnable> work) {
        if (!entries.has(SEEKERS)) {
            return;
        }
        Set<String> adults = seekers.of(caseId, access).stream().map(seeker -> seeker.person().personId())
                .collect(Collectors.toSet());
        Set<String> known = occupations.all().stream().map(Occupations.Occupation::code).collect(Collectors.toSet());
        entries.rows(SEEKERS).forEach(row -> {
            String person = row.code("personId", adults);
            String occupation = row.code("occupation", known);
            if (row.given("personId", person)) {
                work.add(() -> seekers.keep(caseId, person, occupation, row.flag("wanted")));
            }
        });
    }

    private void offer(String caseId, Entries entries, Access access, List<Runnable> work) {
        String key = entries.text(VACANCY, Entries.SHORT_TEXT);
        if (key == null) {
            return;
        }
        matching.match(caseId, key, access).ifPresentOrElse(match -> work.add(() -> {
            offers.make(caseId, match, access);
            cases.event(caseId, "work-offered", List.of(match.vacancy().id(), Integer.toString(match.score())), access);
        }), () -> entries.fault(VACANCY, "employment.fault.vacancy-gone"));
    }

    private void measures(String caseId, Entries entries, Access access, List<Runnable> work) {
        Set<String> offered = measures.on(today()).stream().map(ActiveMeasures.Measure::code)
                .collect(Collectors.toSet());
        entries.codes(MEASURES, offered)
                .forEach(code -> work.add(() -> referrals.add(caseId, Referrals.MEASURE, code, access)));
        String id = entries.text(FAIR, Entries.SHORT_TEXT);
        if (id != null) {
            vacancies.fairs(matching.region(caseId), today()).stream().filter(fair -> fair.id().equals(id)).findFirst()
                    .ifPresentOrElse(fair -> work.add(() -> referrals.add(caseId, Referrals.FAIR, fair.id(), access)),
                            () -> entries.fault(FAIR, "casefile.fault.code"));
        }
    }

    private Map<String, Object> row(Contacts.Attempt attempt) {
        return FormRow.of("madeOn", wording.day(attempt.madeOn()), "channel",
                wording.code("channel", attempt.channel()),
                "result", wording.code("contact", attempt.result()), "note", Objects.toString(attempt.note(), ""),
                "officer", wording.officer(attempt.officer()));
    }

    private static Map<String, Object> row(Seeker seeker) {
        return FormRow.of("personId", seeker.person().personId(), "name", seeker.person().shortName(),
                "occupation", seeker.occupation(), "wanted", seeker.wanted());
    }

    private List<Map<String, Object>> table(List<Match> matches) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Match match : matches) {
            rows.add(FormRow.of("number", rows.size() + 1, "person", match.seeker().person().shortName(),
                    "work", wording.occupation(match.vacancy().occupation()) + " (" + match.vacancy().title() + ")",
                    "place", match.vacancy().employer() + "; " + match.vacancy().locality(),
                    "terms", wording.text("wage", match.vacancy().wageFrom(), match.vacancy().wageTo()) + "; "
                            + wording.code("housing", match.vacancy().housing().code()),
                    "score", match.score(), "why", wording.why(match.why())));
        }
        return rows;
    }

    private List<Map<String, Object>> choices(List<Match> matches) {
        List<Map<String, Object>> choices = new ArrayList<>();
        for (Match match : matches) {
            choices.add(FormRow.option(wording.text("choice", choices.size() + 1,
                    wording.occupation(match.vacancy().occupation()), match.vacancy().employer(),
                    match.vacancy().locality(), match.seeker().person().shortName()), match.key()));
        }
        return choices;
    }

    private String asOf(String region) {
        return vacancies.reading(region).map(reading -> reading.readAt() == null
                        ? wording.text("vacancies.never", Objects.toString(reading.reason(), ""))
                        : wording.text(reading.reason() == null ? "vacancies.as-of" : "vacancies.stale",
                                wording.time(reading.readAt())))
                .orElseGet(() -> wording.text("vacancies.never", ""));
    }

    private String fair(JobFair fair) {
        return wording.day(fair.heldOn()) + ", " + fair.place();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
