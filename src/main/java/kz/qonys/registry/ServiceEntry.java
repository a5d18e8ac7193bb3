package kz.qonys.registry;

import java.time.LocalDate;

/**
 * A service to be done or that was done, as outside systems are told of it.
 *
 * @param service     code of the catalogue
 * @param iin         of the person, or of the applicant for a service of the whole family
 * @param locality    where the family settles, may be null
 * @param deliveredOn null when the system is asked to do it, the day when it is told that it was done
 * @param departure   why the person is no longer of the family: {@code died}, {@code divorced} or {@code left}; null
 *     for everybody else
 * @param office      id of the office that is responsible
 */
public record ServiceEntry(String caseNumber, String service, String iin, String surname, String name,
        LocalDate birthDate, String locality, LocalDate deliveredOn, String departure, String office) {

    @Override
    public String toString() {
        return "ServiceEntry[" + service + "]";
    }
}
