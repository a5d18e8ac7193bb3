package kz.qonys.contract;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Person;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.plan.ApprovedPlans;
import kz.qonys.plan.ApprovedPlans.ApprovedPlan;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.print.CasePage;
import kz.qonys.print.CasePage.Line;
import kz.qonys.print.CasePage.Part;
import kz.qonys.print.CasePage.Place;
import kz.qonys.print.CasePrint;
import kz.qonys.print.Prints;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The social contract on paper, once the plan is approved; the career centre keeps the final one on file. */
@Component
class SocialContractPrint implements CasePrint {

    private static final String MOBILITY_CENTRE = "lmc-head";
    private static final List<String> MONEY = List.of("relocation", "rent", "certificate");

    private final ApprovedPlans plans;
    private final PlannedServices services;
    private final ServiceCatalogue catalogue;
    private final CaseFiles cases;
    private final Documents documents;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;
    private final Messages messages;
    private final Prints prints;
    private final Clock clock;

    SocialContractPrint(ApprovedPlans plans, PlannedServices services, ServiceCatalogue catalogue, CaseFiles cases,
            Documents documents, StaffDirectory staff, AccessMatrix matrix, Messages messages, Prints prints,
            Clock clock) {
        this.plans = plans;
        this.services = services;
        this.catalogue = catalogue;
        this.cases = cases;
        this.documents = documents;
        this.staff = staff;
        this.matrix = matrix;
        this.messages = messages;
        this.prints = prints;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "social-contract";
    }

    @Override
    public List<Paper> papers(String caseId, Officer reader) {
        boolean may = matrix.allows(reader, Operation.CASE_CARD_READ, cases.summary(caseId).sides());
        return plans.current(caseId).filter(plan -> may).map(plan -> new Paper(Integer.toString(plan.version()),
                text(Language.current(), "paper", plan.version()))).stream().toList();
    }

    @Override
    public Printed print(String caseId, String key, Language language, Officer reader) {
        ApprovedPlan plan = plan(caseId, key, reader);
        CaseSummary summary = cases.summary(caseId);
        List<Person> people = cases.persons(caseId,
                new Access(reader.id(), reader.positions().get(0).office().id(), null, "case-print"));
        byte[] pdf = prints.pdf(language, text(language, "title"), page(language, summary, plan, people),
                plan.approvedAt());
        return new Printed("social-contract-" + summary.caseNumber() + "-" + key + "-" + language.code() + ".pdf", pdf);
    }

    @Override
    public boolean keepable(String caseId, String key, Officer reader) {
        return matrix.allows(reader, Operation.CASE_EDIT, cases.summary(caseId).sides())
                && papers(caseId, reader).stream().anyMatch(paper -> paper.key().equals(key))
                && documents.onFile(caseId).stream().noneMatch(document ->
                        document.kind() == DocumentKind.SOCIAL_CONTRACT
                        && document.fileName().contains("-" + key + "-"));
    }

    @Override
    @Transactional
    public void keep(String caseId, String key, Officer reader) {
        if (!keepable(caseId, key, reader)) {
            throw new CaseNotVisibleException();
        }
        Access access = new Access(reader.id(), cases.summary(caseId).settlementOffice(), null, "social-contract");
        String applicant = cases.persons(caseId, access).stream().filter(Person::applicant).map(Person::personId)
                .findFirst().orElseThrow();
        for (Language language : List.of(Language.KK, Language.RU)) {
            Printed printed = print(caseId, key, language, reader);
            documents.produce(caseId, applicant, DocumentKind.SOCIAL_CONTRACT, printed.fileName(), "application/pdf",
                    printed.pdf(), access);
        }
        cases.event(caseId, "social-contract-kept", List.of(key), access);
    }

    private ApprovedPlan plan(String caseId, String key, Officer reader) {
        return papers(caseId, reader).stream().filter(paper -> paper.key().equals(key)).findFirst()
                .flatMap(paper -> plans.current(caseId)).orElseThrow(CaseNotVisibleException::new);
    }

    private CasePage page(Language language, CaseSummary summary, ApprovedPlan plan, List<Person> people) {
        Office centre = staff.office(summary.settlementOffice()).orElseThrow();
        Office mobility = staff.officeFor(MOBILITY_CENTRE, centre.id());
        Person applicant = people.stream().filter(Person::applicant).findFirst().orElseThrow();
        List<Part> parts = new ArrayList<>();
        parts.add(Part.lines(text(language, "parties"), List.of(
                line(language, "mobility", mobility.name(language) + ", " + text(language, "bin", mobility.bin())),
                line(language, "participant", applicant.fullName()),
                line(language, "iin", Objects.toString(applicant.iin(), "")),
                line(language, "document", Objects.toString(applicant.documentNumber(), "")),
                line(language, "members", people.stream().filter(person -> !person.applicant()).map(Person::fullName)
                        .collect(Collectors.joining("; "))),
                line(language, "centre", centre.name(language)))));
        parts.add(Part.paragraphs(text(language, "subject"), List.of(text(language, "subject.text"))));
        parts.add(Part.lines(text(language, "move"), List.of(line(language, "locality", plan.locality()),
                line(language, "arrival", Moments.day(plan.arrival())))));
        parts.add(Part.table(text(language, "services"), List.of("№", text(language, "person"),
                text(language, "service"), text(language, "due")), rows(language, summary.caseId(), people)));
        parts.add(Part.paragraphs(text(language, "support"), support(language, plan)));
        parts.add(Part.paragraphs(text(language, "state"), List.of(text(language, "state.services"),
                text(language, "state.monitoring"), text(language, "state.data"))));
        parts.add(Part.paragraphs(text(language, "family"), List.of(text(language, "family.plan"),
                text(language, "family.return"))));
        parts.add(Part.paragraphs(text(language, "form"), List.of(text(language, "form.text"))));
        return new CasePage(text(language, "note", plan.version(), day(plan.approvedAt())),
                List.of(line(language, "case", summary.caseNumber())), parts,
                List.of(new Place(text(language, "sign.mobility", mobility.name(language)), ""),
                        new Place(text(language, "sign.participant"), applicant.fullName())),
                text(language, "foot", summary.caseNumber(), plan.version()));
    }

    private List<List<String>> rows(Language language, String caseId, List<Person> people) {
        Map<String, String> names = Person.shortNames(people);
        List<List<String>> rows = new ArrayList<>();
        services.ofCase(caseId).stream().filter(service -> service.state() != PlannedService.State.DROPPED)
                .forEach(service -> rows.add(List.of(Integer.toString(rows.size() + 1),
                        Optional.ofNullable(service.personId()).map(person -> names.getOrDefault(person, "—"))
                                .orElseGet(() -> text(language, "whole")),
                        catalogue.latest(service.serviceCode()).map(one -> one.name(language))
                                .orElse(service.serviceCode()),
                        service.dueAt() == null ? "" : day(service.dueAt()))));
        return rows;
    }

    /** What the plan asks for; sums only as the ministry published them. */
    private List<String> support(Language language, ApprovedPlan plan) {
        List<String> asked = MONEY.stream().filter(plan.support()::contains)
                .map(one -> text(language, "support." + one)).toList();
        return asked.isEmpty() ? List.of(text(language, "support.none")) : asked;
    }

    private String day(Instant instant) {
        return Moments.day(instant, clock.getZone());
    }

    private Line line(Language language, String what, String shown) {
        return new Line(text(language, what), shown);
    }

    private String text(Language language, String key, Object... arguments) {
        return messages.text(language, "contract." + key, arguments);
    }
}
