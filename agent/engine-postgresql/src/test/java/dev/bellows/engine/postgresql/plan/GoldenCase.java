package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder {@code src/test/golden/<operation>/<case>}: {@code migration.yaml} whose first line says what it proves, {@code schema.sql},
 * and what comes out of them.
 */
record GoldenCase(Path folder) {
    private static final Path ROOT = Path.of("src", "test", "golden");

    static Stream<GoldenCase> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(f -> Files.exists(f.resolve("migration.yaml")))
                    .sorted()
                    .map(GoldenCase::new)
                    .toList()
                    .stream();
        }
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    String proves() throws IOException {
        return read("migration.yaml").lines().findFirst().orElseThrow().replaceFirst("^# *", "");
    }

    Migration migration() throws IOException {
        return switch (MigrationDocuments.parse(
                "migration.yaml", read("migration.yaml").getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<Migration> valid -> valid.value();
            case ParsedDocument.Invalid<Migration> invalid ->
                throw new AssertionError(folder + ": " + invalid.problems());
        };
    }

    PlanOutcome outcome() throws IOException {
        PostgresqlSnapshot snapshot = PostgresqlSnapshot.fromJson(read("snapshot.json"));
        return new PostgresqlPlanner()
                .plan(migration(), snapshot, new EngineFacts("PostgreSQL", snapshot.majorVersion(), true));
    }

    /** Compares, or with {@code -Dgolden.update=true} rewrites. */
    void expect(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(path, content);
        } else if (!Files.exists(path) || !Files.readString(path).equals(content)) {
            throw new AssertionError(path
                    + " differs; look at what would be written and then run with -Dgolden.update=true:\n" + content);
        }
    }

    static String planText(String proves, PlanOutcome outcome) {
        StringBuilder text = new StringBuilder("# " + proves + "\n\n");
        switch (outcome) {
            case PlanOutcome.Refused refused -> {
                text.append("refused:\n");
                problems(refused.problems(), text);
            }
            case PlanOutcome.Planned planned -> {
                Plan plan = planned.plan();
                text.append("revert class: ").append(plan.revertClass()).append("\nhazards:\n");
                problems(plan.hazards(), text);
                for (Phase phase : Phase.values()) {
                    text.append('\n').append(phase).append(plan.steps(phase).isEmpty() ? ": nothing to do\n" : "\n");
                    plan.steps(phase).forEach(step -> stepText(step, text));
                }
            }
        }
        return text.toString();
    }

    private static void problems(List<Problem> problems, StringBuilder text) {
        problems.forEach(p -> text.append("  ").append(p).append('\n'));
    }

    private static void stepText(Step step, StringBuilder text) {
        text.append("  ")
                .append(step.ordinal())
                .append(". ")
                .append(step.title())
                .append("\n     ");
        text.append(step.lock().map(l -> "lock: " + l + "; ").orElse(""))
                .append(step.needsGrant() ? "needs a grant; " : "")
                .append(step.reversible() ? "reversible; " : "not reversible; ")
                .append("resumes from: ")
                .append(step.checkpoint())
                .append(step.estimatedRows() == 0 ? "" : "; about " + step.estimatedRows() + " rows")
                .append('\n');
    }

    static String stepsSql(String proves, Plan plan) {
        StringBuilder text = new StringBuilder("-- " + proves + "\n");
        for (Step step : plan.steps()) {
            text.append("\n-- ")
                    .append(step.phase())
                    .append(' ')
                    .append(step.ordinal())
                    .append(": ")
                    .append(step.title())
                    .append('\n');
            switch (step.body()) {
                case Step.Body.StrongLock b -> {
                    text.append(
                                    b.writersGoOn()
                                            ? "-- one message, locks that readers and writers pass first: "
                                            : b.readersGoOn()
                                                    ? "-- one message, locks against writers first: "
                                                    : "-- one message, locks first: ")
                            .append(String.join(", ", b.relations()))
                            .append('\n');
                    statements(b.statements(), text);
                    probe("done when", b.doneWhen(), text);
                    probe("not done when", b.notDoneWhen(), text);
                    if (!b.writeProof().isEmpty()) {
                        text.append("-- proven by writes of the application, taken back\n");
                    }
                }
                case Step.Body.Online b -> {
                    statements(b.statements(), text);
                    probe("leftover when", b.leftoverWhen(), text);
                    b.repair().forEach(r -> probe("repair", r, text));
                    probe("done when", b.doneWhen(), text);
                }
                case Step.Body.EachPart b -> {
                    text.append("-- of each partition of ")
                            .append(b.table())
                            .append(", those that come meanwhile too\n");
                    statements(b.statements(), text);
                    probe("done when", b.doneWhen(), text);
                }
                case Step.Body.Rebuild b -> {
                    text.append(b.clears() ? "-- drops INVALID indexes that a build left behind of " : "-- of ")
                            .append(b.subject())
                            .append(", or of its part in each partition\n");
                    statements(b.statements(), text);
                    if (!b.clears()) {
                        probe("standing", b.standing(), text);
                    }
                    probe(
                            "done when",
                            b.doneWhen().isEmpty()
                                    ? "its identities are not those that were noted before"
                                    : b.doneWhen(),
                            text);
                }
                case Step.Body.Transaction b -> {
                    statements(b.statements(), text);
                    probe("done when", b.doneWhen(), text);
                }
                case Step.Body.BackfillRange b -> {
                    statements(b.statements(), text);
                    text.append("-- key: ")
                            .append(String.join(", ", b.keyColumns()))
                            .append('\n');
                    b.into()
                            .ifPresent(into -> text.append("-- a row that is there already by ")
                                    .append(String.join(", ", into.key()))
                                    .append(" is overwritten\n"));
                    if (b.care() == Step.Body.BackfillRange.Care.SWEEP) {
                        text.append("-- swept until no row needs it\n");
                    }
                    if (b.quiet()) {
                        text.append("-- fires no trigger but ours\n");
                        probe("standing", b.standing(), text);
                    }
                }
                case Step.Body.VerifyRange b -> {
                    statements(b.statements(), text);
                    text.append("-- key: ")
                            .append(String.join(", ", b.keyColumns()))
                            .append('\n');
                    if (b.standing().isEmpty()) {
                        text.append("-- whatever stands\n");
                    } else {
                        probe("standing", b.standing(), text);
                    }
                }
            }
        }
        return text.toString();
    }

    private static void statements(List<String> statements, StringBuilder text) {
        statements.forEach(s -> text.append(s).append(";\n"));
    }

    private static void probe(String name, String sql, StringBuilder text) {
        String shown = sql.isEmpty() ? "the journal says so" : sql.replace("\n", "\n--   ");
        text.append("-- ").append(name).append(": ").append(shown).append('\n');
    }

    @Override
    public String toString() {
        return ROOT.relativize(folder).toString();
    }
}
