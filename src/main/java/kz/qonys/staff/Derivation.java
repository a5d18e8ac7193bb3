package kz.qonys.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings accounts in step with staff data. Idempotent; one at a time over all nodes, by a row lock. An account exists
 * as long as a position has not ended; groups are those of today.
 */
@Component
class Derivation {

    private final StaffTables tables;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Derivation(StaffTables tables, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.tables = tables;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Everything, accounts without staff data included; these go. Without any staff data nothing is touched. */
    @Transactional
    public void everything() {
        tables.lockDerivation();
        deriveAll();
    }

    /** Everybody, unless the day is done or somebody else is at it, who then does it. */
    @Transactional
    public void daily() {
        LocalDate today = LocalDate.now(clock);
        if (tables.derivationDay().equals(today)) {
            return;
        }
        tables.lockDerivationIfFree().filter(done -> !done.equals(today)).ifPresent(done -> deriveAll());
    }

    private void deriveAll() {
        LocalDate today = LocalDate.now(clock);
        Set<String> employed = tables.employed(today);
        if (employed.isEmpty()) {
            return;
        }
        accounts.offices(tables.offices());
        Set<String> users = new LinkedHashSet<>(accounts.users());
        users.addAll(employed);
        users.forEach(user -> follow(user, employed, today, null));
        tables.derived(today);
        events.publishEvent(new PositionsFollowed(users));
    }

    /** What changed for these people; an office may be new. */
    @Transactional
    public void of(Set<String> users, String initialPassword) {
        tables.lockDerivation();
        LocalDate today = LocalDate.now(clock);
        Set<String> employed = tables.employed(today);
        accounts.offices(tables.offices());
        users.forEach(user -> follow(user, employed, today, initialPassword));
        events.publishEvent(new PositionsFollowed(users));
    }

    private void follow(String user, Set<String> employed, LocalDate today, String initialPassword) {
        if (!employed.contains(user)) {
            accounts.close(user);
            return;
        }
        Person person = tables.person(user).orElseThrow();
        accounts.keep(new Officer(user, person.surname(), person.name(), person.patronymic(),
                new ArrayList<>(tables.positions(user, today))), initialPassword);
    }
}
