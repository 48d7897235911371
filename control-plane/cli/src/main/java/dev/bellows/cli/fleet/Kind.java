package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.output.Times;
import dev.bellows.cli.rollout.RolloutText;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What can be listed. Each knows its path, the field that names one and its columns. */
enum Kind {
    ROLLOUTS("id"),
    TARGETS("target"),
    AGENTS("name"),
    SERVICES("service"),
    INSTANCES("incarnation"),
    WINDOWS("target"),
    BAD_ROWS("target"),
    ARCHIVES("target"),
    GATES("gate"),
    MIGRATIONS("digest"),
    APPROVALS("digest");

    private final String nameField;

    Kind(String nameField) {
        this.nameField = nameField;
    }

    /** The kind of a word, singular or plural. */
    static Optional<Kind> of(String typed) {
        String word = typed.toLowerCase(java.util.Locale.ROOT);
        return List.of(values()).stream()
                .filter(kind -> kind.word().equals(word) || kind.word().equals(word + "s"))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String path() {
        return "/" + word();
    }

    String nameOf(JsonNode one) {
        return this == MIGRATIONS
                ? one.path("line").asText() + "/" + one.path("version").asText()
                : one.path(nameField).asText();
    }

    /** Fields in which an element names targets, for a selector; empty when it names none. */
    List<String> targetFields() {
        return switch (this) {
            case TARGETS, WINDOWS, BAD_ROWS, ARCHIVES, GATES -> List.of("target");
            case AGENTS, INSTANCES -> List.of("targets");
            case ROLLOUTS, SERVICES, MIGRATIONS, APPROVALS -> List.of();
        };
    }

    List<Column> columns(InstantSource clock) {
        return switch (this) {
            case ROLLOUTS -> RolloutText.columns();
            case TARGETS ->
                List.of(
                        Column.of("TARGET", "target"),
                        Column.of("LINE", "line"),
                        Column.of("ENVIRONMENT", "environment"),
                        Column.of("WINDOW", row -> RolloutText.window(row.path("window"))),
                        Column.of("PHASE", "phase"),
                        Column.of("STATE", "state"),
                        Column.of("AGENT", "agent"),
                        Column.of("STALL", row -> RolloutText.millis(row.path("stall_ms"))),
                        Column.of("WHY", "why"),
                        Column.wide("HOST", "host"),
                        Column.wide("LABELS", "labels"),
                        Column.wide("LAG", row -> RolloutText.millis(row.path("lag_ms"))),
                        age("OBSERVED", "observed_at", true, clock));
            case AGENTS ->
                List.of(
                        Column.of("AGENT", "name"),
                        Column.of("CONNECTED", "connected"),
                        Column.of("TARGETS", "targets"),
                        age("LAST HEARD", "last_heard_at", false, clock),
                        Column.of("BUILD", "build"));
            case SERVICES ->
                List.of(
                        Column.of("SERVICE", "service"),
                        Column.of("LINE", "line"),
                        Column.of("ENVIRONMENT", "environment"),
                        Column.of("VERSIONS", "versions"),
                        Column.of("INSTANCES", "instances"));
            case INSTANCES ->
                List.of(
                        Column.of("SERVICE", "service"),
                        Column.of("INSTANCE", "instance"),
                        Column.of("LINE", "line"),
                        Column.of("VERSION", "version"),
                        Column.of("STATE", "state"),
                        age("LAST HEARD", "last_heard_at", false, clock),
                        Column.of("WHY", "why"),
                        Column.wide("INCARNATION", "incarnation"),
                        Column.wide("ENVIRONMENT", "environment"),
                        Column.wide("REACH", row -> RolloutText.window(row.path("reach"))),
                        Column.wide("TARGETS", "targets"),
                        Column.wide("ENDED", "end_reason"));
            case WINDOWS ->
                List.of(
                        Column.of("TARGET", "target"),
                        Column.of("LINE", "line"),
                        Column.of("WINDOW", row -> RolloutText.window(row.has("window") ? row.path("window") : row)),
                        Column.of("ROW", row -> RolloutText.window(row.path("row"))),
                        Column.of("WHY", "why"),
                        Column.wide("GENERATION", "generation"));
            case BAD_ROWS ->
                List.of(
                        Column.of("TARGET", "target"),
                        Column.of("ROLLOUT", "rollout"),
                        Column.of("PHASE", "phase"),
                        Column.of("STEP", "step"),
                        Column.of("RELATION", "relation"),
                        Column.of("ROWS", Kind::rows),
                        Column.of("CAUSE", "reason"),
                        age("SINCE", "since", false, clock),
                        Column.of("QUERY", "query"));
            case ARCHIVES ->
                List.of(
                        Column.of("TARGET", "target"),
                        Column.of("MIGRATION", row -> Fields.text(row, "line") + "/" + Fields.text(row, "version")),
                        Column.of("ARCHIVE", "archive"),
                        Column.of("STATE", "state"),
                        Column.of("ROWS", Kind::archivedRows),
                        Column.of(
                                "MIB", row -> String.valueOf((row.path("bytes").asLong() + (1 << 20) - 1) >> 20)),
                        age("SINCE", "since", false, clock),
                        Column.of("RESTORED", "restored"),
                        Column.wide("TYPE", "type"),
                        Column.wide("KEY", "key"),
                        Column.wide("CHECKSUM", "checksum"));
            case GATES ->
                List.of(
                        Column.of("ROLLOUT", "rollout"),
                        Column.of("PHASE", "phase"),
                        Column.of("TARGET", "target"),
                        Column.of("GATE", "gate"),
                        Column.of("VERDICT", "verdict"),
                        Column.of("WHY", "why"));
            case MIGRATIONS ->
                List.of(
                        Column.of("LINE", "line"),
                        Column.of("VERSION", "version"),
                        Column.of("NAME", "name"),
                        Column.of("DIGEST", "digest"),
                        Column.of("AUTHOR", "author"),
                        age("SUBMITTED", "submitted_at", false, clock));
            case APPROVALS ->
                List.of(
                        Column.of("ROLLOUT", "rollout"),
                        Column.of("PHASES", "phase_group"),
                        Column.of("DIGEST", "digest"),
                        Column.of("APPROVER", "approver"),
                        age("GIVEN", "at", false, clock),
                        Column.of("EXPIRES", "expires_at"),
                        Column.wide("REASON", "reason"));
        };
    }

    /** How many bad rows: only so many were looked at. */
    static String rows(JsonNode row) {
        return (row.path("at_least").asBoolean() ? "at least " : "") + Fields.text(row, "rows");
    }

    /** A table that was moved whole was not counted. */
    static String archivedRows(JsonNode row) {
        return row.path("rows").asLong() < 0 ? "-" : Fields.text(row, "rows");
    }

    private static Column age(String title, String field, boolean wide, InstantSource clock) {
        return new Column(title, wide, row -> Times.ago(Fields.text(row, field), clock.instant()));
    }
}
