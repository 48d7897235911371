package dev.bellows.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.document.Migration;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.DocumentProblem;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.server.migrations.Migrations;
import dev.bellows.server.migrations.SubmittedMigration;
import dev.bellows.server.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls about documents: submit, list, explain. Thread-safe; calls block. */
final class MigrationCalls {
    private final Migrations migrations;
    private final Planning planning;

    MigrationCalls(Migrations migrations, Planning planning) {
        this.migrations = migrations;
        this.planning = planning;
    }

    void register(Api api) {
        api.post("/migrations", new Guard.Has(Role.AUTHOR), this::submit)
                .get(
                        "/migrations",
                        new Guard.Has(Role.VIEWER),
                        call -> Answer.ok(migrations.all().stream()
                                .map(MigrationCalls::line)
                                .toList()))
                .get("/migrations/:line/:version", new Guard.Has(Role.VIEWER), this::one)
                .post("/migrations/:line/:version/withdraw", new Guard.Has(Role.AUTHOR), this::withdraw)
                // Planning tries the document's expressions on the target's rows, so it is for those who may submit
                // them.
                .post("/explain", new Guard.Has(Role.AUTHOR), this::explain);
    }

    private Answer submit(Call call) {
        return switch (MigrationDocuments.parse(call.query("file").orElse("migration.yaml"), call.body())) {
            case ParsedDocument.Invalid<Migration> invalid -> refused(invalid.problems());
            case ParsedDocument.Valid<Migration> valid -> {
                Planning.TriedOut tried = migrations.knows(valid)
                        ? new Planning.TriedOut(0, List.of(), List.of(), false)
                        : planning.tryOut(valid.value(), valid.canonicalJson(), valid.digest());
                if (tried.hopeless()) {
                    yield unplannable(valid.value(), tried);
                }
                boolean replace = call.query("replace").filter("true"::equals).isPresent();
                Migrations.Submission done = migrations.submit(valid, call.person(), replace);
                SubmittedMigration stored = done.migration();
                Submitted view = new Submitted(
                        stored.line().name(),
                        stored.version(),
                        stored.name(),
                        stored.digest().text(),
                        done.fresh(),
                        tried.planned(),
                        tried.refused(),
                        tried.notAsked());
                yield done.fresh() ? Answer.created(view) : Answer.ok(view);
            }
        };
    }

    /** Every database that could be asked refuses: the document keeps no version. */
    private static Answer unplannable(Migration document, Planning.TriedOut tried) {
        Views.Refused first = tried.refused().getFirst();
        String why = first.problems().isEmpty()
                ? "no reason was given"
                : first.problems().getFirst().code() + ": "
                        + first.problems().getFirst().message();
        int more = tried.refused().size() - 1;
        return ProblemAnswer.of(
                new Problem(
                        ErrorCode.MIGRATION_UNPLANNABLE,
                        "Version " + document.version() + " of line " + document.line()
                                + " cannot be planned on target " + first.target()
                                + (more == 0 ? "" : " and " + more + " more") + ": " + why,
                        first.problems().isEmpty()
                                ? ErrorCode.MIGRATION_UNPLANNABLE.next()
                                : first.problems().getFirst().wayOut()),
                Outcome.NOTHING_DONE,
                Map.of("refused", tried.refused()));
    }

    private Answer withdraw(Call call) {
        WithdrawBody body = call.bodyOr(WithdrawBody.class, new WithdrawBody(null));
        migrations.withdraw(call.line(), call.version(), call.person(), body.reason == null ? "" : body.reason);
        return Answer.ok(new Withdrawn(call.line().name(), call.version(), true));
    }

    private Answer one(Call call) {
        SubmittedMigration found = migrations.find(call.line(), call.version());
        Line line = line(found);
        return Answer.ok(new WithDocument(
                line.line,
                line.version,
                line.name,
                line.digest,
                line.author,
                line.submittedAt,
                Json.tree(found.canonical())));
    }

    private Answer explain(Call call) {
        TargetName target =
                Call.checked(() -> new TargetName(call.query("target").orElse("")));
        return switch (MigrationDocuments.parse(call.query("file").orElse("migration.yaml"), call.body())) {
            case ParsedDocument.Invalid<Migration> invalid -> refused(invalid.problems());
            case ParsedDocument.Valid<Migration> valid ->
                Answer.ok(new Explained(planning.explain(target, valid.canonicalJson(), valid.digest())));
        };
    }

    static Answer refused(List<DocumentProblem> problems) {
        DocumentProblem first = problems.getFirst();
        List<ProblemLine> lines = problems.stream()
                .map(problem -> new ProblemLine(
                        problem.code().id(),
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.rule(),
                        problem.wayOut()))
                .toList();
        String more = lines.size() == 1 ? "" : " And " + (lines.size() - 1) + " more.";
        return ProblemAnswer.of(
                new Problem(
                        ErrorCode.MIGRATION_INVALID, first.place() + ": " + first.rule() + "." + more, first.wayOut()),
                Outcome.NOTHING_DONE,
                Map.of("problems", lines));
    }

    private static Line line(SubmittedMigration migration) {
        return new Line(
                migration.line().name(),
                migration.version(),
                migration.name(),
                migration.digest().text(),
                migration.author(),
                migration.submittedAt());
    }

    private record Submitted(
            String line,
            int version,
            String name,
            String digest,

            @com.fasterxml.jackson.annotation.JsonProperty("new")
            boolean fresh,

            int planned,
            List<Views.Refused> refused,
            List<Planning.NotAsked> notAsked) {}

    private record Line(String line, int version, String name, String digest, String author, Instant submittedAt) {}

    private record WithDocument(
            String line,
            int version,
            String name,
            String digest,
            String author,
            Instant submittedAt,
            JsonNode document) {}

    record WithdrawBody(@Nullable String reason) {}

    private record Withdrawn(String line, int version, boolean withdrawn) {}

    private record ProblemLine(String code, String file, int line, int column, String rule, String wayOut) {}

    private record Explained(Views.PlanClass plan) {}
}
