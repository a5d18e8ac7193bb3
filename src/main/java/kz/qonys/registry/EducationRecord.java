package kz.qonys.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * What the national education data base holds about one person; foreign diplomas are not in it.
 *
 * @param personIin whose record it is
 * @param diplomas  documents on completed education, highest level first
 * @param study     where the person learns now, null when nowhere
 */
public record EducationRecord(String personIin, List<Diploma> diplomas, Study study) {

    public EducationRecord {
        diplomas = List.copyOf(diplomas);
    }

    /** Level of a completed education, lowest first. Codes equal those of the application form. */
    public enum Level {
        GENERAL, VOCATIONAL, HIGHER, OTHER
    }

    /**
     * Document on completed education.
     *
     * @param institution as the data base words it, in Russian
     * @param speciality  null for a school
     */
    public record Diploma(Level level, String number, String institution, String speciality, LocalDate issuedOn) {

        @Override
        public String toString() {
            return "Diploma[" + level + "]";
        }
    }

    /** Enrolment at a school, college or university. */
    public record Study(String institution, LocalDate enteredOn) {

        @Override
        public String toString() {
            return "Study[***]";
        }
    }

    @Override
    public String toString() {
        return "EducationRecord[***]";
    }
}
