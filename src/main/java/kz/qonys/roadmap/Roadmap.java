package kz.qonys.roadmap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * An edition of a family's roadmap.
 *
 * @param edition        from 1 within the case
 * @param planVersion    version of the plan it was drawn from
 * @param round          round of approval; 0 while it is being drawn up
 * @param okrugOffice    akimat of the rural okrug; null until chosen
 * @param districtOffice akimat of its district; null until chosen
 * @param centreOffice   career centre
 * @param words          locality and note; personal data
 * @param draftedBy      user id of the officer who drew it up
 */
record Roadmap(String id, String caseId, int edition, int planVersion, State state, int round, String okrugOffice,
        String districtOffice, String centreOffice, String processInstanceId, Map<String, Object> words,
        Instant createdAt, String draftedBy, Instant approvedAt) {

    static final String LOCALITY = "locality";
    static final String NOTE = "note";

    /**
     * How far it has come; before it was delivered, a superseded one gave way to the next edition, and an ended one to
     * the family's withdrawal.
     */
    enum State { DRAWN, APPROVED, DELIVERED, SUPERSEDED, ENDED }

    /** What a party did about it. */
    enum Decision { ASKED, APPROVED, RETURNED, LAPSED }

    /** Way in which a copy was delivered. */
    enum Way { HAND, POST, ELECTRONIC }

    /**
     * A service in it.
     *
     * @param place    from 1
     * @param personId null for the whole family
     * @param party    who is responsible
     */
    record Item(int place, String personId, String service, Instant dueAt, Party party) {

        boolean sameService(Item other) {
            return service.equals(other.service) && Objects.equals(personId, other.personId);
        }
    }

    /**
     * What a party decided in a round.
     *
     * @param actingFor director whom the approver stood in for
     * @param content   SHA-256 of what was approved
     */
    record Approval(Party party, int round, Decision decision, Instant at, String user, String actingFor,
            String content) {
    }

    /**
     * A remark with its answer.
     *
     * @param place  of the item; null for the roadmap as a whole
     * @param answer null while there is none
     */
    record Remark(String id, Party party, int round, Integer place, String author, Instant at, String text,
            String answer, String answeredBy) {

        @Override
        public String toString() {
            return "Remark[" + id + "]";
        }
    }

    /**
     * One of the three copies.
     *
     * @param on       day of delivery; null while it is not delivered
     * @param receiver who took it; personal data
     */
    record Copy(String id, int number, Party party, String office, Instant issuedAt, LocalDate on, Way way,
            String receiver, String loggedBy) {

        @Override
        public String toString() {
            return "Copy[" + id + "]";
        }
    }

    String office(Party party) {
        return switch (party) {
            case DISTRICT -> districtOffice;
            case OKRUG -> okrugOffice;
            case CENTRE -> centreOffice;
        };
    }

    /** False for one that came to nothing. */
    boolean stands() {
        return open() || state == State.DELIVERED;
    }

    boolean open() {
        return state == State.DRAWN || state == State.APPROVED;
    }

    String word(String key) {
        return words.get(key) instanceof String text ? text : "";
    }

    @Override
    public String toString() {
        return "Roadmap[" + id + "]";
    }
}
