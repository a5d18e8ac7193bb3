package kz.qonys.casefile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the members of a family are to each other, as far as it follows from what they were to the former applicant.
 * Whatever does not follow is {@code other}; the officer sees it in the list of the family and may put it right.
 */
final class Kinship {

    private static final String OTHER = "other";

    /** By relation of the successor, then of the person, both to the former applicant. */
    private static final Map<String, Map<String, String>> SEEN_ANEW = Map.of(
            "spouse", Map.of("son", "son", "daughter", "daughter"),
            "son", Map.of("son", "brother", "daughter", "sister"),
            "daughter", Map.of("son", "brother", "daughter", "sister"),
            "father", Map.of("mother", "spouse", "brother", "son", "sister", "daughter"),
            "mother", Map.of("father", "spouse", "brother", "son", "sister", "daughter"),
            "brother", Map.of("father", "father", "mother", "mother", "brother", "brother", "sister", "sister"),
            "sister", Map.of("father", "father", "mother", "mother", "brother", "brother", "sister", "sister"));

    private Kinship() {
    }

    /** The successor as applicant: what only the former applicant told of himself is not taken over. */
    static PersonStore.Stored applicant(PersonStore.Stored successor, String reason) {
        Map<String, Object> data = new LinkedHashMap<>(successor.data());
        if ("spouse".equals(successor.relation())) {
            data.put("maritalStatus", switch (reason) {
                case "died" -> "widowed";
                case "divorced" -> "divorced";
                default -> "married";
            });
        }
        return new PersonStore.Stored(successor.id(), successor.caseId(), 0, Person.APPLICANT, data);
    }

    /** A member of the family, seen from the successor. */
    static PersonStore.Stored member(PersonStore.Stored member, PersonStore.Stored successor, int ordinal) {
        boolean child = "son".equals(successor.relation()) || "daughter".equals(successor.relation());
        String relation = child && "spouse".equals(member.relation()) ? parent(member)
                : SEEN_ANEW.getOrDefault(successor.relation(), Map.of()).getOrDefault(member.relation(), OTHER);
        return new PersonStore.Stored(member.id(), member.caseId(), ordinal, relation, member.data());
    }

    private static String parent(PersonStore.Stored spouse) {
        return "male".equals(spouse.data().get("gender")) ? "father" : "mother";
    }
}
