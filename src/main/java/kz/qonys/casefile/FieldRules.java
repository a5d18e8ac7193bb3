package kz.qonys.casefile;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import kz.qonys.language.Fault;
import kz.qonys.staff.Institution;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Checks one value against its field and gives it the shape in which it is stored. */
@Component
class FieldRules {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .'’ʼ-]*");
    private static final Pattern DOCUMENT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} №/.-]*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{9,14}");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");
    /** Control characters and those that turn the writing direction: they hide text from the reader. */
    static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
    /** Code of travel documents (ICAO 9303) for a person without citizenship. */
    static final String STATELESS = "XXA";
    private static final LocalDate OLDEST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final LocalDate OLDEST_RECORD = LocalDate.of(2000, 1, 1);

    private final Clock clock;
    private final StaffDirectory staff;

    FieldRules(Clock clock, StaffDirectory staff) {
        this.clock = clock;
        this.staff = staff;
    }

    /**
     * The value as it is stored, never empty; adds faults at the given place and answers null when it cannot be taken.
     *
     * @param raw neither null nor an empty string
     */
    Object checked(Field field, Object raw, String at, List<Fault> faults) {
        return switch (field.kind()) {
            case FLAG -> flag(raw, at, faults);
            case TEXT_OR_FLAG -> raw instanceof Boolean ? raw : text(field, raw, at, faults);
            case ROWS -> throw new IllegalArgumentException("Rows are checked one by one");
            default -> text(field, raw, at, faults);
        };
    }

    /** True for what a form sends for an empty field. */
    static boolean empty(Object raw) {
        return raw == null || raw instanceof String text && text.isBlank();
    }

    private static Object flag(Object raw, String at, List<Fault> faults) {
        if (raw instanceof Boolean) {
            return raw;
        }
        faults.add(Fault.at(at, "casefile.fault.kind"));
        return null;
    }

    private Object text(Field field, Object raw, String at, List<Fault> faults) {
        if (!(raw instanceof String)) {
            faults.add(Fault.at(at, "casefile.fault.kind"));
            return null;
        }
        String text = Normalizer.normalize(((String) raw).replace("\r\n", "\n"), Normalizer.Form.NFC).strip();
        if (field.max() > 0 && text.length() > field.max()) {
            faults.add(Fault.at(at, "casefile.fault.long", field.max()));
            return null;
        }
        boolean lines = field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.TEXT_OR_FLAG;
        if (HIDDEN.matcher(text).find() || !lines && (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0)) {
            faults.add(Fault.at(at, "casefile.fault.characters"));
            return null;
        }
        return shaped(field, text, at, faults);
    }

    private Object shaped(Field field, String text, String at, List<Fault> faults) {
        return switch (field.kind()) {
            case NAME -> matching(NAME, text, at, "casefile.fault.name", faults);
            case IIN -> iin(text, at, faults);
            case BIRTH_DATE -> date(text, OLDEST_BIRTH, today(), "casefile.fault.birth-date", at, faults);
            case PAST_DATE -> date(text, OLDEST_RECORD, today(), "casefile.fault.past-date", at, faults);
            case DATE -> date(text, OLDEST_RECORD, today().plusYears(2), "casefile.fault.date", at, faults);
            case CODE -> taken(field.codes().contains(text), text, at, "casefile.fault.code", faults);
            case COUNTRY -> taken(COUNTRIES.contains(text) || STATELESS.equals(text), text, at,
                    "casefile.fault.country", faults);
            case DOCUMENT_NUMBER -> matching(DOCUMENT, text, at, "casefile.fault.document-number", faults);
            case PHONE -> matching(PHONE, phone(text), at, "casefile.fault.phone", faults);
            case EMAIL -> matching(EMAIL, text, at, "casefile.fault.email", faults);
            case OFFICE -> taken(careerCentre(text), text, at, "casefile.fault.office", faults);
            default -> text;
        };
    }

    private static Object iin(String text, String at, List<Fault> faults) {
        return Iin.fault(text).map(key -> {
            faults.add(Fault.at(at, key));
            return (Object) null;
        }).orElse(text);
    }

    private static Object matching(Pattern pattern, String text, String at, String key, List<Fault> faults) {
        return taken(pattern.matcher(text).matches(), text, at, key, faults);
    }

    private static Object taken(boolean good, String text, String at, String key, List<Fault> faults) {
        if (!good) {
            faults.add(Fault.at(at, key));
        }
        return good ? text : null;
    }

    private static Object date(String text, LocalDate from, LocalDate to, String key, String at, List<Fault> faults) {
        try {
            LocalDate date = LocalDate.parse(text);
            return taken(!date.isBefore(from) && !date.isAfter(to), text, at, key, faults);
        } catch (DateTimeException e) {
            faults.add(Fault.at(at, "casefile.fault.date"));
            return null;
        }
    }

    /** International form; a Kazakh number may begin with 8 or 7 as people write it. */
    private static String phone(String text) {
        String digits = text.replaceAll("[ ()\\-]", "");
        return digits.matches("[78][0-9]{10}") ? "+7" + digits.substring(1) : digits;
    }

    private boolean careerCentre(String office) {
        return staff.office(office).filter(found -> found.institution() == Institution.CAREER_CENTRE).isPresent();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
