package kz.qonys.benchmark;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The family as variables of a process: 25 of them with texts, numbers, flags, two dates and one JSON of 2 kB, as in
 * the reference workload.
 */
final class StockFamily {

    /** With the applicant; each is asked about. */
    static final int PERSONS = 5;

    private static final String MEMBER = "{\"surname\":\"Сапарова\",\"name\":\"Айгерим\",\"patronymic\":\"Болатовна\","
            + "\"iin\":\"900101100014\",\"birthDate\":\"1990-01-01\",\"gender\":\"female\",\"relation\":\"daughter\","
            + "\"citizenship\":\"UZB\",\"documentType\":\"passport\",\"documentNumber\":\"AB1234567\"},";

    private StockFamily() {
    }

    /** One person, about 250 bytes. */
    static String member() {
        return MEMBER.substring(0, MEMBER.length() - 1);
    }

    /** About 2 kB. */
    static String json() {
        String members = MEMBER.repeat(8);
        return "[" + members.substring(0, members.length() - 1) + "]";
    }

    static Map<String, Object> variables() {
        Map<String, Object> family = new LinkedHashMap<>();
        for (String text : new String[] {"applicantSurname", "applicantName", "applicantPatronymic", "applicantIin",
            "applicantGender", "applicantCitizenship", "applicantDocumentType", "applicantDocumentNumber",
            "applicantMaritalStatus", "applicantEducation", "applicantPhone", "applicantAddress",
            "applicantKandasNumber", "contactLanguage", "consentForm"}) {
            family.put(text, "Қарағанды, Бұқар жырау 44");
        }
        family.put("applicantBirthDate", Date.from(Instant.parse("1990-01-01T00:00:00Z")));
        family.put("consentDate", Date.from(Instant.parse("2026-11-20T00:00:00Z")));
        family.put("consentGiven", true);
        family.put("consentReadAloud", true);
        family.put("consentThirdParties", true);
        family.put("familySize", 8);
        family.put("childrenUnder18", 3);
        family.put("incomePerHead", 61_250.5);
        family.put("applicationSerial", 123_456_789L);
        family.put("familyMembers", json());
        return family;
    }
}
