package kz.qonys.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * Acts of civil status that name one person, as bodies of Kazakhstan registered them. Acts of other states are not
 * here.
 *
 * @param personIin whose acts they are
 * @param births    the person's own birth and those of the person's children
 * @param marriages of the person, ended ones included, latest first
 */
public record CivilActs(String personIin, List<Birth> births, List<Marriage> marriages) {

    public CivilActs {
        births = List.copyOf(births);
        marriages = List.copyOf(marriages);
    }

    /**
     * Act of birth.
     *
     * @param number     number of the act
     * @param recordedOn day of the act
     * @param childIin   null when none was issued at birth
     * @param fatherIin  null when the act names no father with an IIN; so the mother
     */
    public record Birth(String number, LocalDate recordedOn, String childIin, LocalDate birthDate, String fatherIin,
            String motherIin) {

        @Override
        public String toString() {
            return "Birth[***]";
        }
    }

    /**
     * Act of marriage.
     *
     * @param number     number of the act
     * @param spouseIin  the other spouse; null when that person has no IIN
     * @param endedOn    day on which the marriage ended, null while it lasts
     * @param end        why it ended, null while it lasts
     */
    public record Marriage(String number, LocalDate recordedOn, String spouseIin, LocalDate endedOn, End end) {

        @Override
        public String toString() {
            return "Marriage[" + end + "]";
        }
    }

    /** Why a marriage ended. */
    public enum End {
        DIVORCE, DEATH
    }

    /** True when a marriage of the person is registered and lasts. */
    public boolean married() {
        return marriages.stream().anyMatch(marriage -> marriage.end() == null);
    }

    /** True when a divorce of the person is registered. */
    public boolean divorced() {
        return marriages.stream().anyMatch(marriage -> marriage.end() == End.DIVORCE);
    }

    /** True when the person's own birth is registered in Kazakhstan. */
    public boolean bornHere() {
        return births.stream().anyMatch(birth -> personIin.equals(birth.childIin()));
    }

    @Override
    public String toString() {
        return "CivilActs[***]";
    }
}
