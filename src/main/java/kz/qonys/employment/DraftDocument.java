package kz.qonys.employment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.employment.Registrations.Registration;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.Office;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/**
 * Writes the draft decision on registration as unemployed as a plain HTML page, Kazakh and Russian below each other.
 */
@Component
class DraftDocument {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private final Messages messages;
    private final Occupations occupations;
    private final StaffDirectory staff;

    DraftDocument(Messages messages, Occupations occupations, StaffDirectory staff) {
        this.messages = messages;
        this.occupations = occupations;
        this.staff = staff;
    }

    byte[] page(CaseSummary summary, Person person, Registration registration, List<Offers.Offer> offers) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"kk\"><head><meta charset=\"utf-8\"/><title>")
                .append(escaped(summary.caseNumber())).append("</title></head>\n<body>\n");
        for (Language language : List.of(Language.KK, Language.RU)) {
            part(page, language, summary, person, registration, offers);
        }
        return page.append("</body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void part(StringBuilder page, Language language, CaseSummary summary, Person person,
            Registration registration, List<Offers.Offer> offers) {
        page.append("<section lang=\"").append(language.code()).append("\">\n<h1>").append(text(language, "title"))
                .append("</h1>\n<p>").append(escaped(staff.office(summary.settlementOffice())
                        .map(office -> name(office, language)).orElse(""))).append("</p>\n<dl>\n");
        line(page, language, "case", summary.caseNumber());
        line(page, language, "person", person.fullName());
        line(page, language, "iin", Objects.toString(person.iin(), ""));
        line(page, language, "birth", day(person.birthDate()));
        line(page, language, "ground", messages.text(language, "employment.ground." + registration.ground()));
        line(page, language, "note", Objects.toString(registration.words().get(RegistrationFields.NOTE), ""));
        line(page, language, "drafted", day(registration.draftedOn()) + ", " + officer(registration.draftedBy()));
        line(page, language, "approved", approved(language, registration));
        page.append("</dl>\n<h2>").append(text(language, "offers")).append("</h2>\n<ul>\n");
        offers.forEach(offer -> page.append("<li>").append(escaped(occupations.find(offer.occupation())
                        .map(found -> found.name(language)).orElse(offer.occupation()) + ", " + offer.employer() + ", "
                        + offer.locality() + " — " + messages.text(language, "employment.offer." + offer.state())))
                .append("</li>\n"));
        page.append("</ul>\n<p>").append(text(language, "clause")).append("</p>\n</section>\n");
    }

    private String approved(Language language, Registration registration) {
        if (registration.approvedBy() == null) {
            return messages.text(language, "employment.draft.not-approved");
        }
        return registration.actingFor() == null ? officer(registration.approvedBy())
                : messages.text(language, "employment.acting", officer(registration.approvedBy()),
                        officer(registration.actingFor()));
    }

    private void line(StringBuilder page, Language language, String what, String value) {
        if (!value.isBlank()) {
            page.append("<dt>").append(text(language, what)).append("</dt><dd>").append(escaped(value))
                    .append("</dd>\n");
        }
    }

    private String text(Language language, String key) {
        return escaped(messages.text(language, "employment.draft." + key));
    }

    private static String name(Office office, Language language) {
        return office.name(language);
    }

    private String officer(String user) {
        return staff.named(user);
    }

    private static String day(LocalDate day) {
        return Moments.day(day);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n", "<br/>");
    }
}
