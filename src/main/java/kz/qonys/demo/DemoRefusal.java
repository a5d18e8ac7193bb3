package kz.qonys.demo;

import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Messages;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Sheet;
import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stops a production start on a database that holds demo staff, whose password everybody knows. */
@Component
@Profile("postgres")
class DemoRefusal implements SmartInitializingSingleton {

    private final StaffDirectory directory;
    private final Messages messages;

    DemoRefusal(StaffDirectory directory, Messages messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /** @throws IllegalStateException when an office has a BIN of the demo, which no real office can have */
    @Override
    public void afterSingletonsInstantiated() {
        Set<String> demo = Sheet.read(DemoStaff.OFFICES).stream().map(row -> row.get("bin"))
                .collect(Collectors.toSet());
        for (Institution institution : Institution.values()) {
            if (directory.offices(institution).stream().map(Office::bin).anyMatch(demo::contains)) {
                throw new IllegalStateException(messages.text("demo.refused.data"));
            }
        }
    }
}
