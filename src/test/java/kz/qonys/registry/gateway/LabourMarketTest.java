package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.registry.LabourMarket;
import kz.qonys.registry.LabourReceipt;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryAnswer.NotFound;
import kz.qonys.registry.RegistryAnswer.Ok;
import kz.qonys.registry.RegistryAnswer.Refused;
import kz.qonys.registry.RegistryAnswer.Unavailable;
import kz.qonys.registry.RelocationData;
import kz.qonys.registry.UnemploymentDecision;
import kz.qonys.registry.UnemploymentDraft;
import kz.qonys.registry.UnemploymentWithdrawal;
import kz.qonys.registry.Vacancy;
import kz.qonys.registry.VacancyPage;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.SyntheticVacancies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The labour-market system over the wire: what arrives is what it offers, what is written takes effect once. */
class LabourMarketTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(TestGateway.CLOCK.instant(), TestGateway.ZONE);
    private static GatewaySimulator simulator;
    private static LabourMarket market;

    @BeforeAll
    static void start() {
        simulator = TestGateway.simulator();
        market = new TestGateway(simulator.access(), Map.of("qonys.registry.labour-market.page", "50")).labourMarket();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void normal() {
        simulator.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.NORMAL);
        simulator.up();
    }

    @Test
    void shouldBringEveryVacancyOfTheRegionOnce_whenReadPageByPage() {
        List<Vacancy> read = new ArrayList<>();
        String after = null;
        do {
            VacancyPage page = page(market.vacancies("590000000", after, "m-" + read.size()));
            assertThat(page.fairs().isEmpty()).isEqualTo(after != null);
            read.addAll(page.vacancies());
            after = page.next();
        } while (after != null);

        assertThat(read).isEqualTo(simulator.vacancies().of("590000000", TODAY)).hasSizeGreaterThan(100);
    }

    @Test
    void shouldOfferTwoThousandVacancies_byRegionOccupationAndHousing() {
        List<Vacancy> all = simulator.vacancies().all(TODAY);

        assertThat(all).hasSize(SyntheticVacancies.VACANCIES).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(all).extracting(Vacancy::id).doesNotHaveDuplicates();
        assertThat(all.stream().map(one -> one.kato().substring(0, 2)).distinct()).hasSize(20);
        assertThat(all.stream().map(Vacancy::occupation).distinct()).hasSizeGreaterThan(20);
        assertThat(all.stream().collect(Collectors.groupingBy(Vacancy::housing)))
                .hasSize(Vacancy.Housing.values().length);
    }

    @Test
    void shouldTakeADraftOnce_whenItIsSentAgainUnderTheSameKey() {
        assertThat(market.submitDraft("k-1", draft("QN-26-000007"), "m-1"))
                .isEqualTo(new Ok<>(new LabourReceipt("LM-D-26-000007")));
        assertThat(market.submitDraft("k-1", draft("QN-26-000007"), "m-2"))
                .isEqualTo(new Ok<>(new LabourReceipt("LM-D-26-000007")));

        assertThat(simulator.journal().effects("k-1")).isEqualTo(1);
        assertThat(market.reportDecision("k-2",
                new UnemploymentDecision("QN-26-000007", true, TODAY, "sko-lmc"), "m-3"))
                .isEqualTo(new Ok<>(new LabourReceipt("LM-U-26-000007")));
    }

    @Test
    void shouldTakeADraftBackOnce() {
        UnemploymentWithdrawal withdrawal = new UnemploymentWithdrawal("QN-26-000009", TODAY);
        assertThat(market.withdrawDraft("k-5", withdrawal, "m-1")).isEqualTo(new NotFound<>());
        market.submitDraft("k-6", draft("QN-26-000009"), "m-2");

        assertThat(market.withdrawDraft("k-7", withdrawal, "m-3"))
                .isEqualTo(new Ok<>(new LabourReceipt("LM-D-26-000009")));
        assertThat(market.withdrawDraft("k-7", withdrawal, "m-4"))
                .isEqualTo(new Ok<>(new LabourReceipt("LM-D-26-000009")));

        assertThat(simulator.journal().effects("k-7")).isEqualTo(1);
        assertThat(market.reportDecision("k-8",
                new UnemploymentDecision("QN-26-000009", true, TODAY, "sko-lmc"), "m-5"))
                .isEqualTo(new NotFound<>());
    }

    @Test
    void shouldKnowNoDraft_whenADecisionComesForAnotherCase() {
        assertThat(market.reportDecision("k-9",
                new UnemploymentDecision("QN-26-000999", true, TODAY, "sko-lmc"), "m-1"))
                .isEqualTo(new NotFound<>());
    }

    @Test
    void shouldSayWhyThereIsNoAnswer() {
        simulator.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.REFUSED);
        assertThat(market.submitDraft("k-3", draft("QN-26-000008"), "m-1")).isInstanceOf(Refused.class);
        assertThat(market.vacancies("590000000", null, "m-2")).isInstanceOf(Refused.class);

        simulator.down(Outage.SERVICE_UNAVAILABLE);
        assertThat(market.vacancies("590000000", null, "m-3")).isEqualTo(new Unavailable<>("http-503"));
    }

    @Test
    void shouldEnterTheMoveOnThePortal_onlyForAnApplicationItHolds() {
        RelocationData move = new RelocationData("QN-26-000321", "Түркістан", "Петропавловск", TODAY.plusDays(9),
                "rail", 5);

        assertThat(new TestGateway(simulator.access(), Map.of()).portal().relocation("k-4", move, "m-1"))
                .isEqualTo(new NotFound<>());
    }

    private static UnemploymentDraft draft(String caseNumber) {
        return new UnemploymentDraft(caseNumber, "850615100017", "Сынақ", "Асан", null, LocalDate.of(1985, 6, 15),
                "refused", TODAY, "sko-cc", "Құсайынов С.А.", null, "0".repeat(64));
    }

    private static VacancyPage page(RegistryAnswer<VacancyPage> answer) {
        assertThat(answer).isInstanceOf(Ok.class);
        return ((Ok<VacancyPage>) answer).data();
    }
}
