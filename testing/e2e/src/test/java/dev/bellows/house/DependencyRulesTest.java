package dev.bellows.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house of ARCHITECTURE.md: who may see whom, and what pure code may not touch. */
class DependencyRulesTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // The packaged SDK holds other people's code under its own name.
            .withImportOption(location -> !location.contains("/dev/bellows/client/relocated/"))
            .importPackages("dev.bellows");

    private static final String[] ENGINES = {"dev.bellows.engine.postgresql.."};
    private static final String[] PROTOBUF = {"dev.bellows.wire..", "com.google.protobuf.."};

    @Test
    void theServerNeverLinksAnEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.bellows.engine..", "dev.bellows.agent..", "dev.bellows.cli..")
                .check(PRODUCTION);
    }

    @Test
    void theDecisionCoreIsPure() {
        classes()
                .that()
                .resideInAPackage("dev.bellows.rollout..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "org.jspecify..",
                        // Values that share; they do nothing but hold.
                        "org.pcollections..",
                        "dev.bellows.rollout..",
                        "dev.bellows.document",
                        "dev.bellows.document.error.."))
                .check(PRODUCTION);
    }

    @Test
    void theDocumentModelKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.document..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(resideInAPackage("dev.bellows.document.."))))
                .check(PRODUCTION);
    }

    @Test
    void theEngineApiHasNoDatabaseDriverInIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "dev.bellows.engine.postgresql..")
                .check(PRODUCTION);
    }

    /** A kit that knows an engine tells others what that one does, and not what all of them owe. */
    @Test
    void theContractOfEnginesKnowsNoEngineAndIsKnownToTestsAlone() {
        classes()
                .that()
                .resideInAPackage("dev.bellows.engine.contract..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio..",
                        "org.jspecify..",
                        "org.junit.jupiter.api..",
                        "dev.bellows.engine",
                        "dev.bellows.engine.contract..",
                        "dev.bellows.document",
                        "dev.bellows.document.error.."))
                .check(PRODUCTION);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bellows.engine.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bellows.engine.contract..")
                .check(PRODUCTION);
    }

    @Test
    void theGrammarKnowsNobodyAndNobodyElseKnowsWhatRunsIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.grammar..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(resideInAPackage("dev.bellows.grammar.."))))
                .check(PRODUCTION);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bellows.grammar")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.dylibso.chicory..")
                .check(PRODUCTION);
    }

    @Test
    void theRuntimeFindsEnginesOnlyThroughThePlug() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINES)
                .check(PRODUCTION);
    }

    @Test
    void theCommandLineIsACustomerOfTheApi() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.bellows.server..",
                        "dev.bellows.agent..",
                        "dev.bellows.engine..",
                        "dev.bellows.wire..",
                        "io.grpc..")
                .check(PRODUCTION);
    }

    @Test
    void theSdkIsSmall() {
        noClasses()
                .that()
                .resideInAPackage("dev.bellows.client..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(
                        resideInAnyPackage("dev.bellows.client..", "dev.bellows.wire.client.."))))
                .check(PRODUCTION);
    }

    @Test
    void protobufIsSeenOnlyWhereItIsCoded() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.bellows.wire..",
                        "dev.bellows.server.gateway..",
                        "dev.bellows.agent.connection..",
                        "dev.bellows.client.internal..",
                        "dev.bellows.fixtures..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PROTOBUF)
                .check(PRODUCTION);
    }

    @Test
    void productionNeverSeesTesting() {
        noClasses()
                .that(ours().and(DescribedPredicate.not(resideInAnyPackage(
                        "dev.bellows.fixtures..", "dev.bellows.simulation..", "dev.bellows.demo.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.bellows.fixtures..", "dev.bellows.simulation..")
                .check(PRODUCTION);
    }

    @Test
    void timeAndChanceComeInFromOutside() {
        noClasses()
                .that(ours().and(new DescribedPredicate<>("are no Main, no SystemRuntime and no fixture") {
                    @Override
                    public boolean test(JavaClass type) {
                        String name = type.getName();
                        return !name.contains("SystemRuntime")
                                && !name.endsWith("Main")
                                && !name.startsWith("dev.bellows.fixtures")
                                && !name.startsWith("dev.bellows.demo");
                    }
                }))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(PRODUCTION);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path root = Path.of(System.getProperty("project.root"));
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> silent = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !saysWhatItIsFor(folder.resolve("package-info.java")))
                    .toList();
            assertThat(silent)
                    .as("packages whose package-info.java lacks For, Start at, May use, Threads")
                    .isEmpty();
        }
    }

    private static boolean saysWhatItIsFor(Path info) {
        try {
            String text = Files.exists(info) ? Files.readString(info) : "";
            return text.contains("@NullMarked")
                    && Stream.of("<b>For</b>", "<b>Start at</b>", "<b>Threads</b>")
                            .allMatch(text::contains)
                    && text.replaceAll("\\s+\\*\\s+", " ").contains("<b>May use</b>");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("dev.bellows..");
    }
}
