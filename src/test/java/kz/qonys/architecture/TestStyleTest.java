package kz.qonys.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "kz.qonys", importOptions = OnlyIncludeTests.class)
class TestStyleTest {

    private static final DescribedPredicate<JavaClass> FOUND_BY_MAVEN = DescribedPredicate.describe(
            "found by Surefire or Failsafe",
            type -> type.getSimpleName().endsWith("Test") || type.getSimpleName().endsWith("IT")
                    || type.getEnclosingClass().isPresent() || type.getModifiers().contains(JavaModifier.ABSTRACT));

    @ArchTest
    static final ArchRule testNamesSayBehaviour = methods().that().areAnnotatedWith(Test.class)
            .should().haveNameMatching("should[A-Z0-9]\\w*");

    @ArchTest
    static final ArchRule everyTestClassIsFound = methods().that().areAnnotatedWith(Test.class)
            .should().beDeclaredInClassesThat(FOUND_BY_MAVEN);

    @ArchTest
    static final ArchRule nothingIsDisabled = noClasses().should().beAnnotatedWith(Disabled.class);

    @ArchTest
    static final ArchRule noSleeping = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
