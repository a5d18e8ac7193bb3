package kz.qonys.employment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.FormRow;
import kz.qonys.language.Language;
import kz.qonys.staff.Officer;
import org.springframework.stereotype.Component;

/** Section {@code employment} of the case card: contacts, offers, measures and registration, the earliest first. */
@Component
class EmploymentCard implements CaseCardPart {

    private record Line(Instant at, String event, String text) {
    }

    private final Contacts contacts;
    private final Offers offers;
    private final Referrals referrals;
    private final Registrations registrations;
    private final ActiveMeasures measures;
    private final Wording wording;

    EmploymentCard(Contacts contacts, Offers offers, Referrals referrals, Registrations registrations,
            ActiveMeasures measures, Wording wording) {
        this.contacts = contacts;
        this.offers = offers;
        this.referrals = referrals;
        this.registrations = registrations;
        this.measures = measures;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "employment";
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<Line> lines = new ArrayList<>();
        contacts.of(caseId).forEach(attempt -> lines.add(new Line(attempt.recordedAt(),
                wording.code("channel", attempt.channel()) + ", " + wording.day(attempt.madeOn()),
                wording.code("contact", attempt.result()))));
        offers.of(caseId).forEach(offer -> lines.add(new Line(offer.offeredAt(),
                wording.occupation(offer.occupation()) + ", " + offer.employer(),
                wording.code("offer", offer.state()))));
        referrals.of(caseId).forEach(referral -> lines.add(new Line(referral.offeredAt(),
                wording.code("referral", referral.kind()), measures.find(referral.code())
                        .map(measure -> measure.name(Language.current())).orElse(referral.code()))));
        List<Map<String, Object>> rows = new ArrayList<>(lines.stream().sorted(Comparator.comparing(Line::at))
                .map(line -> FormRow.of("time", wording.time(line.at()), "event", line.event(), "text", line.text()))
                .toList());
        registrations.of(caseId).ifPresent(one -> rows.add(FormRow.of("time", wording.day(one.decidedOn()),
                "event", wording.text("line.registration"), "text", wording.code("registration", one.state()))));
        return rows.isEmpty() ? null : rows;
    }
}
