package kz.qonys.plan;

import java.util.Optional;
import kz.qonys.casefile.TimelineWords;
import kz.qonys.language.Language;
import org.springframework.stereotype.Component;

/** Services in the timeline of a case, by their name in the catalogue. */
@Component
class ServiceNames implements TimelineWords {

    private final ServiceCatalogue catalogue;

    ServiceNames(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String kind() {
        return "service";
    }

    @Override
    public Optional<String> text(String code) {
        return catalogue.latest(code).map(service -> service.name(Language.current()));
    }
}
