package kz.qonys.architecture;

import kz.qonys.Application;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTest {

    @Test
    void shouldHaveNoCyclesAndNoAccessToInternals() {
        ApplicationModules.of(Application.class).verify();
    }
}
