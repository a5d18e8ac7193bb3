package kz.qonys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "kz.qonys", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule engineIsKnownOnlyWhereItIsTalkedTo = noClasses()
            .that(resideInAnyPackage("kz.qonys..")
                    .and(not(resideInAnyPackage("kz.qonys..process..", "kz.qonys.deployment..", "kz.qonys.desk..",
                            "kz.qonys.supervision..", "kz.qonys.security..", "kz.qonys.demo.."))))
            .should().dependOnClassesThat().resideInAnyPackage("org.camunda..")
            .because("a move to another engine must be mechanical (D2)");

    @ArchTest
    static final ArchRule simulatorIsReachedByTheDemoOnly = noClasses()
            .that().resideOutsideOfPackages("kz.qonys.registry.simulator..", "kz.qonys.demo..")
            .should().dependOnClassesThat().resideInAnyPackage("kz.qonys.registry.simulator..");

    @ArchTest
    static final ArchRule developmentKeysAreReachedByTheDemoOnly = noClasses()
            .that().resideOutsideOfPackages("kz.qonys.signature.demo..", "kz.qonys.demo..")
            .should().dependOnClassesThat().resideInAnyPackage("kz.qonys.signature.demo..");

    @ArchTest
    static final ArchRule signatureCryptographyKnowsNobody = noClasses()
            .that().resideInAPackage("kz.qonys.signature.cms..")
            .should().dependOnClassesThat(resideInAnyPackage("kz.qonys..", "org.springframework..")
                    .and(not(resideInAnyPackage("kz.qonys.signature.cms..", "org.springframework.modulith.."))));

    @ArchTest
    static final ArchRule casefileKnowsNoCapabilityAboveIt = noClasses()
            .that().resideInAPackage("kz.qonys.casefile..")
            .should().dependOnClassesThat().resideInAnyPackage("kz.qonys.intake..", "kz.qonys.review..",
                    "kz.qonys.desk..", "kz.qonys.security..", "kz.qonys.deployment..", "kz.qonys.demo..");

    @ArchTest
    static final ArchRule languageKnowsNobody = noClasses()
            .that().resideInAPackage("kz.qonys.language..")
            .should().dependOnClassesThat(resideInAnyPackage("kz.qonys..")
                    .and(not(resideInAnyPackage("kz.qonys.language.."))));

    @ArchTest
    static final ArchRule noFieldInjection = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule controllersLiveInWebPackages = classes()
            .that().areAnnotatedWith(RestController.class).or().areAnnotatedWith(Controller.class)
            .should().resideInAnyPackage("kz.qonys..web..", "kz.qonys.security..", "kz.qonys.desk..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses().should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Constants)");

    @ArchTest
    static final ArchRule noJavaUtilLogging = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("java.util.logging..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that().resideOutsideOfPackages("kz.qonys.terms..", "kz.qonys.registry.simulator..")
            .should().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(java.time.LocalDate.class, "now")
            .orShould().callMethod(java.time.LocalDateTime.class, "now")
            .orShould().callMethod(java.time.ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule exceptionsAreNamedSo = classes().that().areAssignableTo(Exception.class)
            .should().haveSimpleNameEndingWith("Exception");

    @ArchTest
    static final ArchRule noPrintingToTheConsole = noClasses().should()
            .accessField(System.class, "out").orShould().accessField(System.class, "err");
}
