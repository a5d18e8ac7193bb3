package kz.qonys.registry.simulator;

import java.util.Optional;
import kz.qonys.registry.LegalEntity;
import kz.qonys.registry.gateway.BusinessSignature;
import kz.qonys.registry.gateway.PublishedContract;
import kz.qonys.registry.gateway.SignatureCheck;
import kz.qonys.registry.gateway.SignedText;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Register of legal entities: demands a signature over the request and signs its answer. Consent is not its concern.
 */
final class SimulatedLegalEntities implements Provider {

    private static final PublishedContract CONTRACT = PublishedContract.LEGAL_ENTITY;
    private static final String PROCESSED = "002";
    private static final String NO = "099";

    private final SyntheticEmployers employers;
    private final BusinessSignature signature;

    SimulatedLegalEntities(SyntheticEmployers employers, BusinessSignature signature) {
        this.employers = employers;
        this.signature = signature;
    }

    @Override
    public Handled handle(Element data, Result result) throws WireFaultException {
        Element request = WrittenText.root(data).flatMap(CONTRACT::root).orElseThrow(FormatException::new);
        SignatureCheck.Verdict verdict = signature.check(request);
        if (verdict != SignatureCheck.Verdict.VALID) {
            throw new WireFaultException(faultCode(verdict));
        }
        try {
            CONTRACT.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        boolean answers = result != Result.NOT_FOUND && result != Result.REFUSED;
        Optional<LegalEntity> held = Xml.textAt(request, "BIN").flatMap(employers::byBin)
                .filter(entity -> answers);
        String code = result == Result.REFUSED ? NO : PROCESSED;
        return new Handled("Request", null, null, false, answer -> SignedText.write(answer,
                signature.sign(CONTRACT.document("Response", response -> fill(response, code, held)))));
    }

    private static String faultCode(SignatureCheck.Verdict verdict) {
        return switch (verdict) {
            case NOT_CURRENT -> "SCE015";
            case ABSENT -> "SCE017";
            default -> "SCE016";
        };
    }

    private static void fill(Element response, String code, Optional<LegalEntity> held) {
        entry(response, "Status", code, "Запрос обработан", "Сұрау өңделді");
        held.ifPresent(entity -> organization(CONTRACT.add(response, "Organization", null), entity));
    }

    private static void organization(Element organization, LegalEntity entity) {
        boolean gone = entity.liquidatedOn() != null;
        CONTRACT.add(organization, "BIN", entity.bin());
        entry(organization, "RegStatus", gone ? "02" : "01", gone ? "Ликвидирован" : "Зарегистрирован",
                gone ? "Таратылған" : "Тіркелген");
        entry(organization, "RegistrationDepartment", "001", "Синтетический орган юстиции",
                "Синтетикалық әділет органы");
        // With the offset that xs:date allows, as real answers have it
        CONTRACT.add(organization, "RegistrationDate", entity.registeredOn() + "+05:00");
        if (gone) {
            CONTRACT.add(organization, "LiquidationDate", entity.liquidatedOn());
        }
        CONTRACT.add(organization, "FullNameRu", entity.nameRu());
        CONTRACT.add(organization, "FullNameKz", entity.nameKk());
        entry(organization, "OrgForm", "01", "Юридическое лицо", "Заңды тұлға");
        CONTRACT.add(organization, "TaxOrgStatus", entity.idle() ? "1" : "0");
        Element activity = CONTRACT.add(organization, "Activity", null);
        CONTRACT.add(activity, "Main", "true");
        CONTRACT.add(activity, "ActivityNameKz", entity.activity());
        CONTRACT.add(activity, "ActivityNameRu", entity.activity());
        address(CONTRACT.add(organization, "Address", null), entity);
    }

    private static void address(Element address, LegalEntity entity) {
        String[] parts = entity.address().split(", ");
        CONTRACT.add(address, "KATO", entity.kato());
        CONTRACT.add(address, "DistrictRu", parts[0]);
        CONTRACT.add(address, "RuralRu", "-");
        CONTRACT.add(address, "CityRu", parts[1]);
        CONTRACT.add(address, "CityKz", parts[1]);
        CONTRACT.add(address, "StreetRu", parts[2]);
        CONTRACT.add(address, "BuildingNumber", parts[3]);
    }

    private static void entry(Element parent, String name, String code, String nameRu, String nameKz) {
        Element entry = CONTRACT.add(parent, name, null);
        CONTRACT.add(entry, "Code", code);
        CONTRACT.add(entry, "NameRu", nameRu);
        CONTRACT.add(entry, "NameKz", nameKz);
    }
}
