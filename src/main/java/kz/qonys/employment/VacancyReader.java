package kz.qonys.employment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.qonys.registry.JobFair;
import kz.qonys.registry.LabourMarket;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.Vacancy;
import kz.qonys.registry.VacancyPage;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.StaffDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies the vacancies of every region that has a mobility centre from the labour exchange, one node at a time, region
 * by region, whole or not at all. While the exchange does not answer, the last copy stays and says how old it is.
 */
@Component
public class VacancyReader {

    private static final Logger LOG = LoggerFactory.getLogger(VacancyReader.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST_PAGES = 200;
    private static final int MOST_DOUBLINGS = 10;

    private final LabourMarket market;
    private final VacancyStore store;
    private final StaffDirectory staff;
    private final EmploymentProperties properties;
    private final Clock clock;
    private final TransactionTemplate transaction;

    VacancyReader(LabourMarket market, VacancyStore store, StaffDirectory staff, EmploymentProperties properties,
            Clock clock, PlatformTransactionManager transactions) {
        this.market = market;
        this.store = store;
        this.staff = staff;
        this.properties = properties;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Reads the regions that are due. */
    @Scheduled(fixedDelayString = "${qonys.employment.poll:PT1M}", initialDelayString = "${qonys.employment.poll:PT5S}")
    public void readDue() {
        staff.offices(Institution.MOBILITY_CENTRE).stream().map(Office::region)
                .collect(Collectors.toCollection(TreeSet::new)).forEach(this::readIfDue);
    }

    private void readIfDue(String region) {
        Instant now = clock.instant();
        try {
            if (Boolean.TRUE.equals(transaction.execute(status -> store.claim(region, now, now.plus(LEASE))))) {
                read(region, now);
            }
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node reads the vacancies of {}", region);
        }
    }

    private void read(String region, Instant now) {
        List<Vacancy> vacancies = new ArrayList<>();
        List<JobFair> fairs = new ArrayList<>();
        String reason = pages(region, vacancies, fairs);
        transaction.executeWithoutResult(status -> {
            if (reason == null) {
                store.replace(region, vacancies, fairs);
                store.succeeded(region, now, now.plus(properties.refresh()));
            } else {
                int failures = store.reading(region).map(VacancyStore.Reading::failures).orElse(0);
                store.failed(region, reason, now.plus(pause(failures)));
            }
        });
        if (reason != null) {
            LOG.warn("Vacancies of region {} could not be read: {}", region, reason);
        }
    }

    /** Null when everything was read, else a code of why not. */
    private String pages(String region, List<Vacancy> vacancies, List<JobFair> fairs) {
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            RegistryAnswer<VacancyPage> answer = market.vacancies(region, after, UUID.randomUUID().toString());
            if (answer instanceof RegistryAnswer.NotFound<?>) {
                return null;
            }
            if (!(answer instanceof RegistryAnswer.Ok<VacancyPage> ok)) {
                return reason(answer);
            }
            vacancies.addAll(ok.data().vacancies());
            fairs.addAll(ok.data().fairs());
            after = ok.data().next();
            if (after == null) {
                return null;
            }
        }
        return "too-many-pages";
    }

    private Duration pause(int failures) {
        Duration pause = properties.retry().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(properties.refresh()) > 0 ? properties.refresh() : pause;
    }

    private static String reason(RegistryAnswer<?> answer) {
        if (answer instanceof RegistryAnswer.Unavailable<?> unavailable) {
            return unavailable.reason();
        }
        if (answer instanceof RegistryAnswer.Misconfigured<?> misconfigured) {
            return misconfigured.reason();
        }
        return answer instanceof RegistryAnswer.Refused<?> refused ? refused.code() : "consent-required";
    }
}
