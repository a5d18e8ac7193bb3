package kz.qonys.registry;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A vacancy as the labour-market system publishes it; no personal data.
 *
 * @param id          number of the vacancy there
 * @param kato        nine-digit code of the place of work
 * @param locality    name of that place
 * @param employerBin twelve-digit number of the employer
 * @param occupation  code of {@code employment/occupations.csv}
 * @param title       as the employer words it
 * @param education   least education: {@code none}, {@code general}, {@code vocational} or {@code higher}
 * @param wageFrom    tenge a month
 * @param wageTo      tenge a month, not below {@code wageFrom}
 * @param places      free places
 * @param until       last day on which it is open, Asia/Almaty
 */
public record Vacancy(String id, String kato, String locality, String employerBin, String employer, String occupation,
        String title, String education, int wageFrom, int wageTo, Housing housing, int places, LocalDate publishedOn,
        LocalDate until) {

    /** What the employer offers to live in. */
    public enum Housing {
        NONE, HOSTEL, SERVICE, RENT_PAID;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException for a code that is none */
        public static Housing of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
