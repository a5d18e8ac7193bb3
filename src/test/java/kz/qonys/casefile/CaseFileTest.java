package kz.qonys.casefile;

import org.springframework.test.context.TestPropertySource;

/** On H2, as the demo runs. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:casefile;DB_CLOSE_DELAY=-1")
class CaseFileTest extends CaseFileContract {
}
