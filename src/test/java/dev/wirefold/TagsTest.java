package dev.wirefold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.GivenMethodsConjunction;
import dev.wirefold.broker.OnBroker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn test} is quick as long as tests say what they need. */
class TagsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.wirefold");

    private static GivenMethodsConjunction testsThatUse(String equipment) {
        return methods()
                .that()
                .areAnnotatedWith(Test.class)
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "use " + equipment, (JavaClass test) -> test.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use ->
                                        use.getTargetClass().getName().equals("dev.wirefold.broker." + equipment))));
    }

    @Test
    void testsWithABrokerSaySo() {
        testsThatUse("EmbeddedBroker")
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(OnBroker.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Tag.class)
                .check(CLASSES);
    }

    @Test
    void testsWithProcessesSaySo() {
        testsThatUse("ChildJvm")
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Tag.class)
                .check(CLASSES);
    }
}
