package kz.qonys.registry.gateway;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.registry.LegalEntity;
import kz.qonys.registry.LegalEntityRegistry;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Register of legal entities by the published contract: both payloads signed by their owners. */
final class LegalEntityAdapter implements LegalEntityRegistry {

    private static final PublishedContract CONTRACT = PublishedContract.LEGAL_ENTITY;
    private static final int DATE_LENGTH = 10;
    /** The two spellings of xs:boolean. */
    private static final Set<String> TRUE = Set.of("1", "true");

    private final GatewayClient gateway;
    private final BusinessSignature signature;
    private final GatewayProperties.LegalEntityService service;

    LegalEntityAdapter(GatewayClient gateway, BusinessSignature signature,
            GatewayProperties.LegalEntityService service) {
        this.gateway = gateway;
        this.signature = signature;
        this.service = service;
    }

    @Override
    public RegistryAnswer<LegalEntity> find(String bin, String messageId) {
        if (service.requestorBin().isBlank()) {
            return new RegistryAnswer.Misconfigured<>("requestor-bin-missing");
        }
        return gateway.exchange(service, messageId, data -> SignedText.write(data, signature.sign(request(bin))))
                .then(data -> SignedText.read(data, CONTRACT, signature, root -> read(root, bin)));
    }

    private Document request(String bin) {
        return CONTRACT.document("Request", request -> {
            CONTRACT.add(request, "RequestorBIN", service.requestorBin());
            CONTRACT.add(request, "BIN", bin);
        });
    }

    private RegistryAnswer<LegalEntity> read(Element response, String bin) {
        Optional<String> status = Xml.textAt(response, "Status", "Code");
        if (status.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        if (!service.processedCodes().contains(status.get())) {
            return new RegistryAnswer.Refused<>(ReasonCode.of(status.get()));
        }
        Optional<Element> organization = Xml.at(response, "Organization");
        if (organization.isEmpty()) {
            return new RegistryAnswer.NotFound<>();
        }
        if (!Xml.textAt(organization.get(), "BIN").equals(Optional.of(bin))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        try {
            return new RegistryAnswer.Ok<>(entity(organization.get(), bin));
        } catch (DateTimeException | IllegalArgumentException e) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
    }

    private static LegalEntity entity(Element organization, String bin) {
        return new LegalEntity(bin,
                Xml.textAt(organization, "FullNameKz").orElse(null),
                Required.text(organization, "FullNameRu"),
                date(organization, "RegistrationDate"),
                date(organization, "LiquidationDate"),
                Xml.textAt(organization, "TaxOrgStatus").filter(TRUE::contains).isPresent(),
                Xml.textAt(organization, "Address", "KATO").orElse(null),
                address(organization),
                activity(organization));
    }

    private static String address(Element organization) {
        return Stream.of("DistrictRu", "RegionRu", "RuralRu", "CityRu", "StreetRu", "BuildingNumber", "OfficeNumber")
                .flatMap(part -> Xml.textAt(organization, "Address", part).stream())
                // The register writes a dash for what an address does not have
                .filter(text -> !"-".equals(text))
                .collect(Collectors.joining(", "));
    }

    private static String activity(Element organization) {
        return Xml.children(organization, "Activity").stream()
                .filter(activity -> Xml.textAt(activity, "Main").filter(TRUE::contains).isPresent())
                .flatMap(activity -> Xml.textAt(activity, "ActivityNameRu").stream()).findFirst().orElse(null);
    }

    /** A date, with or without the offset that xs:date allows. */
    private static LocalDate date(Element parent, String name) {
        return Xml.textAt(parent, name)
                .map(text -> LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length()))))
                .orElse(null);
    }
}
