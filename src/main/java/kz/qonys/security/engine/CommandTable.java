package kz.qonys.security.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.qonys.security.Table;
import kz.qonys.security.Who;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** {@code security/commands.csv}: which engine command a signed-in person may start. No row refuses. */
@Component
class CommandTable {

    /**
     * One row.
     *
     * @param command class name of the command without its package
     * @param who     whom it lets in
     * @param limit   on which objects
     */
    record Rule(String command, Who who, Ownership limit) {

        static Rule of(List<String> row) {
            return new Rule(
                    row.get(0), new Who(row.get(1)),
                    Ownership.valueOf(row.get(2).toUpperCase(Locale.ROOT).replace('-', '_')));
        }
    }

    private final List<Rule> rules = Table.rows("security/commands.csv").stream().map(Rule::of).toList();

    /** First row that lets this person start this command. */
    Optional<Rule> ruleFor(Class<?> command, Authentication person) {
        String name = nameOf(command);
        return rules.stream()
                .filter(rule -> rule.command().equals(name) && rule.who().includes(person))
                .findFirst();
    }

    List<Rule> rules() {
        return rules;
    }

    private static String nameOf(Class<?> command) {
        return command.getName().substring(command.getPackageName().length() + 1);
    }
}
