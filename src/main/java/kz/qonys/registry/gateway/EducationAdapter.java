package kz.qonys.registry.gateway;

import java.util.Comparator;
import java.util.Locale;
import kz.qonys.registry.EducationRecord;
import kz.qonys.registry.EducationRegistry;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Element;

/** National education data base by the provisional contract. */
final class EducationAdapter implements EducationRegistry {

    private static final IinQuestion<EducationRecord> QUESTION = IinQuestion.plain(ProvisionalContract.EDUCATION,
            "education", "record", EducationAdapter::education);

    private final GatewayClient gateway;
    private final GatewayProperties.EducationService service;

    EducationAdapter(GatewayClient gateway, GatewayProperties.EducationService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<EducationRecord> find(String iin, String messageId) {
        return QUESTION.ask(gateway, service, iin, messageId);
    }

    private static EducationRecord education(Element element) {
        return new EducationRecord(Required.text(element, "iin"),
                Xml.children(element, "diploma").stream().map(EducationAdapter::diploma)
                        .sorted(Comparator.comparing(EducationRecord.Diploma::level, EducationAdapter::higherFirst))
                        .toList(),
                Xml.at(element, "study").map(EducationAdapter::study).orElse(null));
    }

    private static EducationRecord.Diploma diploma(Element diploma) {
        return new EducationRecord.Diploma(level(Required.text(diploma, "level")), Required.text(diploma, "number"),
                Required.text(diploma, "institution"), Xml.textAt(diploma, "speciality").orElse(null),
                Required.date(diploma, "issuedOn"));
    }

    private static EducationRecord.Study study(Element study) {
        return new EducationRecord.Study(Required.text(study, "school"), Required.date(study, "enterDate"));
    }

    /** Registries add codes unannounced: an unknown level is OTHER. */
    private static EducationRecord.Level level(String code) {
        for (EducationRecord.Level level : EducationRecord.Level.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(code)) {
                return level;
            }
        }
        return EducationRecord.Level.OTHER;
    }

    private static int higherFirst(EducationRecord.Level one, EducationRecord.Level other) {
        return Integer.compare(rank(other), rank(one));
    }

    private static int rank(EducationRecord.Level level) {
        return level == EducationRecord.Level.OTHER ? -1 : level.ordinal();
    }
}
