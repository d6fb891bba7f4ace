package dev.wirefold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Overrides;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Who may know of whom. */
class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wirefold");

    @Test
    void theCoreKnowsNothingOfKafkaAvroFilesOrNetworks() {
        noClasses()
                .that()
                .resideInAPackage("dev.wirefold.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.avro..",
                        "dev.wirefold.avro..",
                        "dev.wirefold.topology..",
                        "dev.wirefold.wire..",
                        "dev.wirefold.cli..",
                        "java.nio.file..",
                        "java.net..",
                        "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void neitherTheCoreNorTheProcessorReadsAClockOrThrowsDice() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.wirefold.core..")
                .or()
                .haveSimpleName("WireProcessor")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class, LocalDateTime.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void bytesFromElsewhereAreNeverDeserialisedByJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesOfTheCoreNeedEachOther() {
        slices().matching("dev.wirefold.(core..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("dev.wirefold.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesAreLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.wirefold..")
                .layer("core")
                .definedBy("dev.wirefold.core..")
                .layer("contract")
                .definedBy("dev.wirefold.contract")
                .layer("registry")
                .definedBy("dev.wirefold.registry")
                .layer("admin")
                .definedBy("dev.wirefold.admin")
                .layer("topology")
                .definedBy("dev.wirefold.topology..")
                .layer("app")
                .definedBy("dev.wirefold.app")
                .layer("wire")
                .definedBy("dev.wirefold.wire..")
                .layer("broker")
                .definedBy("dev.wirefold.broker")
                .layer("explain")
                .definedBy("dev.wirefold.explain")
                .layer("decision")
                .definedBy("dev.wirefold.decision")
                .layer("deadletter")
                .definedBy("dev.wirefold.deadletter")
                .layer("board")
                .definedBy("dev.wirefold.board")
                .layer("webhook")
                .definedBy("dev.wirefold.webhook")
                .layer("bench")
                .definedBy("dev.wirefold.bench")
                .layer("monitor")
                .definedBy("dev.wirefold.monitor")
                .layer("cli")
                .definedBy("dev.wirefold.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("broker")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("explain")
                .mayOnlyBeAccessedByLayers("cli", "board")
                .whereLayer("decision")
                .mayOnlyBeAccessedByLayers("cli", "board")
                .whereLayer("deadletter")
                .mayOnlyBeAccessedByLayers("cli", "board")
                .whereLayer("board")
                .mayOnlyBeAccessedByLayers("cli", "bench", "webhook")
                .whereLayer("webhook")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("monitor")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("app")
                .mayOnlyBeAccessedByLayers("cli", "bench", "monitor")
                .whereLayer("topology")
                .mayOnlyBeAccessedByLayers("app", "bench", "cli", "monitor")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("admin")
                .mayOnlyBeAccessedByLayers("app", "bench", "board", "decision", "deadletter", "cli")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("cli", "webhook")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers(
                        "admin",
                        "registry",
                        "topology",
                        "app",
                        "wire",
                        "explain",
                        "decision",
                        "deadletter",
                        "board",
                        "webhook",
                        "bench",
                        "monitor",
                        "cli")
                .check(CLASSES);
    }

    /** It is one more client of the topics: what it shows, any consumer could. */
    @Test
    void theBoardHasTheContractAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.wirefold.board")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.wirefold.topology..", "dev.wirefold.app", "dev.wirefold.wire..")
                .check(CLASSES);
    }

    /** They are public for the packages beside them, and for nobody else. */
    @Test
    void rowsAndMailAsBytesAreTheTopologysOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.wirefold.topology..", "dev.wirefold.bench", "dev.wirefold.contract", "dev.wirefold.avro..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.wirefold.topology.codec", "dev.wirefold.avro.internal")
                .check(CLASSES);
    }

    /** Values that were written with the schemas of a registry are to be read by all, so nobody may forget that there is one. */
    @Test
    void whoReadsTopicsSaysHowValuesAreFramed() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.wirefold.board",
                        "dev.wirefold.cli..",
                        "dev.wirefold.deadletter",
                        "dev.wirefold.decision",
                        "dev.wirefold.explain")
                .and()
                .doNotHaveSimpleName("DecisionWriter")
                .should()
                .callConstructor(AvroCodec.class, Schema.class)
                .orShould()
                .callConstructor(Overrides.class)
                .check(CLASSES);
    }

    @Test
    void onlyAFewAskTheAdminClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.wirefold.admin", "dev.wirefold.app")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.admin..")
                .check(CLASSES);
    }
}
