package kz.qonys.casefile;

import static kz.qonys.casefile.Field.Kind.BIRTH_DATE;
import static kz.qonys.casefile.Field.Kind.CODE;
import static kz.qonys.casefile.Field.Kind.COUNTRY;
import static kz.qonys.casefile.Field.Kind.DATE;
import static kz.qonys.casefile.Field.Kind.DOCUMENT_NUMBER;
import static kz.qonys.casefile.Field.Kind.EMAIL;
import static kz.qonys.casefile.Field.Kind.FLAG;
import static kz.qonys.casefile.Field.Kind.IIN;
import static kz.qonys.casefile.Field.Kind.LINE;
import static kz.qonys.casefile.Field.Kind.NAME;
import static kz.qonys.casefile.Field.Kind.OFFICE;
import static kz.qonys.casefile.Field.Kind.PAST_DATE;
import static kz.qonys.casefile.Field.Kind.PHONE;
import static kz.qonys.casefile.Field.Kind.ROWS;
import static kz.qonys.casefile.Field.Kind.TEXT;
import static kz.qonys.casefile.Field.Kind.TEXT_OR_FLAG;
import static kz.qonys.casefile.Field.Place.APPLICANT;
import static kz.qonys.casefile.Field.Place.CASE;
import static kz.qonys.casefile.Field.Place.COMPUTED;
import static kz.qonys.casefile.Field.Place.CONSENT;
import static kz.qonys.casefile.Field.Place.CONTACTS;
import static kz.qonys.casefile.Field.Place.DECISION;
import static kz.qonys.casefile.Field.Place.EDUCATION;
import static kz.qonys.casefile.Field.Place.FAMILY;
import static kz.qonys.casefile.Field.Place.OCCUPATION;
import static kz.qonys.casefile.Field.Place.REMARKS;
import static kz.qonys.casefile.Field.Place.SETTLEMENT;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every field of the case file and every column of a family row, in the order of the application. */
final class FieldCatalogue {

    static final String FAMILY_MEMBERS = "familyMembers";
    static final String REMARK_LIST = "remarks";

    private static final int SHORT = 200;
    private static final int LONG = 4000;

    private static final Map<String, Field> FIELDS = new LinkedHashMap<>();
    private static final Map<String, Field> MEMBER = new LinkedHashMap<>();

    static {
        must("applicantSurname", APPLICANT, "surname", NAME, 100);
        must("applicantName", APPLICANT, "name", NAME, 100);
        may("applicantPatronymic", APPLICANT, "patronymic", NAME, 100);
        may("applicantIin", APPLICANT, "iin", IIN, 12);
        must("applicantBirthDate", APPLICANT, "birthDate", BIRTH_DATE, 10);
        code("applicantGender", APPLICANT, "gender", "gender", "male", "female");
        may("applicantCitizenship", APPLICANT, "citizenship", COUNTRY, 3);
        code("applicantDocumentType", APPLICANT, "documentType", "documentType", "id-card", "passport",
                "residence-permit", "foreign-passport");
        may("applicantDocumentNumber", APPLICANT, "documentNumber", DOCUMENT_NUMBER, 30);
        code("applicantMaritalStatus", APPLICANT, "maritalStatus", "maritalStatus", "single", "married", "divorced",
                "widowed");
        may("applicantKandasNumber", APPLICANT, "kandasNumber", DOCUMENT_NUMBER, 30);
        may("applicantPhone", CONTACTS, "phone", PHONE, 20);
        may("applicantEmail", CONTACTS, "email", EMAIL, 254);
        may("applicantAddress", CONTACTS, "address", LINE, 500);
        code("contactLanguage", CONTACTS, "contactLanguage", "contactLanguage", "kk", "ru");
        code("applicantEducation", EDUCATION, "education", "education", "none", "general", "vocational", "higher");
        may("applicantProfession", EDUCATION, "profession", LINE, SHORT);
        may("applicantOccupation", OCCUPATION, "occupation", LINE, SHORT);
        may("workWish", OCCUPATION, "workWish", TEXT_OR_FLAG, LONG);
        may(FAMILY_MEMBERS, FAMILY, FAMILY_MEMBERS, ROWS, 0);
        add(new Field("category", CASE, "category", CODE, true, 0, "category", Set.of("kandas", "migrant")));
        must("abroad", CASE, "abroad", FLAG, 0);
        may("settlementOffice", CASE, "settlementOffice", OFFICE, 60);
        may("settlementLocality", SETTLEMENT, "settlementLocality", LINE, SHORT);
        may("settlementReason", SETTLEMENT, "settlementReason", TEXT, LONG);
        may("housingNeed", SETTLEMENT, "housingNeed", TEXT_OR_FLAG, LONG);
        may("consentGiven", CONSENT, "consentGiven", FLAG, 0);
        may("consentDate", CONSENT, "consentDate", PAST_DATE, 10);
        code("consentForm", CONSENT, "consentForm", "consentForm", "paper", "digital");
        may("consentReadAloud", CONSENT, "consentReadAloud", FLAG, 0);
        may("consentThirdParties", CONSENT, "consentThirdParties", FLAG, 0);
        may("consentCrossBorder", CONSENT, "consentCrossBorder", FLAG, 0);
        may(REMARK_LIST, REMARKS, REMARK_LIST, ROWS, 0);
        may("refusalReason", DECISION, "refusalReason", TEXT, LONG);
        may("hearingNote", DECISION, "hearingNote", TEXT, LONG);
        may("hearingDate", DECISION, "hearingDate", DATE, 10);
        may("familyReturnNote", DECISION, "familyReturnNote", TEXT, LONG);
        may("familyAnswer", DECISION, "familyAnswer", TEXT, LONG);
        may("familyAnswerDate", DECISION, "familyAnswerDate", DATE, 10);
        may("withdrawalReason", DECISION, "withdrawalReason", TEXT, LONG);
        may("officerNote", DECISION, "officerNote", TEXT, LONG);
        for (String key : List.of("caseNumber", "departureOffice", "familySize", "openRemarks", "changes",
                "documentsOnFile", "knownElsewhere", "birthDateWarnings", "relativesCompared", "registryAnswers",
                "missingDocuments", "settlementOffices", "departureOffices", "officersOfOffice")) {
            may(key, COMPUTED, key, LINE, 0);
        }
        member("surname", NAME, true, 100, null);
        member("name", NAME, true, 100, null);
        member("patronymic", NAME, false, 100, null);
        member("relation", CODE, true, 0, "relation", "spouse", "son", "daughter", "father", "mother", "brother",
                "sister", "other");
        member("iin", IIN, false, 12, null);
        member("birthDate", BIRTH_DATE, true, 10, null);
        member("gender", CODE, false, 0, "gender", "male", "female");
        member("citizenship", COUNTRY, false, 3, null);
        member("documentType", CODE, false, 0, "documentType", "id-card", "passport", "residence-permit",
                "foreign-passport");
        member("documentNumber", DOCUMENT_NUMBER, false, 30, null);
    }

    private FieldCatalogue() {
    }

    static Optional<Field> field(String key) {
        return Optional.ofNullable(FIELDS.get(key));
    }

    static Collection<Field> fields() {
        return FIELDS.values();
    }

    /** Columns of a row of {@code familyMembers} that a form may fill. */
    static Collection<Field> memberFields() {
        return MEMBER.values();
    }

    static Optional<Field> memberField(String name) {
        return Optional.ofNullable(MEMBER.get(name));
    }

    private static void must(String key, Field.Place place, String name, Field.Kind kind, int max) {
        add(new Field(key, place, name, kind, true, max, null, Set.of()));
    }

    private static void may(String key, Field.Place place, String name, Field.Kind kind, int max) {
        add(new Field(key, place, name, kind, false, max, null, Set.of()));
    }

    private static void code(String key, Field.Place place, String name, String enumeration, String... codes) {
        add(new Field(key, place, name, CODE, false, 0, enumeration, ordered(codes)));
    }

    private static void member(String name, Field.Kind kind, boolean required, int max, String enumeration,
            String... codes) {
        MEMBER.put(name, new Field(name, FAMILY, name, kind, required, max, enumeration, ordered(codes)));
    }

    private static void add(Field field) {
        FIELDS.put(field.key(), field);
    }

    private static Set<String> ordered(String... codes) {
        return new LinkedHashSet<>(List.of(codes));
    }
}
