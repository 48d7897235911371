package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.output.Table;
import dev.bellows.cli.rollout.DescribeRolloutVerb;
import dev.bellows.cli.rollout.RolloutText;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bellows describe TYPE NAME}: ends with events, why it waits and the next command. Confined to the main thread. */
@Command(description = "Everything about one thing; ends with events, why it waits and the next command to type.")
public final class DescribeVerb extends ClientCommand {
    @Parameters(
            index = "0",
            paramLabel = "TYPE",
            description = "rollout, target, migration, agent, service, instance, …")
    private String type = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "its name as `bellows get` shows it")
    private String name = "";

    /** The verb. */
    public DescribeVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        Kind kind = GetVerb.kind(type);
        return switch (kind) {
            case ROLLOUTS -> DescribeRolloutVerb.describe(session, name);
            case TARGETS -> {
                JsonNode target = session.api(Role.VIEWER).get("/targets/" + Query.segment(name), Map.of());
                session.printer().one(target, () -> target(target), name);
                yield ExitCode.OK;
            }
            case MIGRATIONS -> {
                String[] parts = name.split("/", -1);
                if (parts.length != 2) {
                    throw new UsageException(
                            "`" + name + "` is no migration; one is called LINE/VERSION.", "bellows get migrations");
                }
                JsonNode migration = session.api(Role.VIEWER)
                        .get("/migrations/" + Query.segment(parts[0]) + "/" + Query.segment(parts[1]), Map.of());
                session.printer()
                        .one(migration, () -> fields(migration) + "\nnext: bellows rollout plan " + name + "\n", name);
                yield ExitCode.OK;
            }
            case AGENTS, SERVICES, INSTANCES, WINDOWS, BAD_ROWS, ARCHIVES, GATES, APPROVALS -> found(kind);
        };
    }

    /** Things that have no address of their own are found in their list. */
    private ExitCode found(Kind kind) throws InterruptedException {
        ApiClient api = session.api(Role.VIEWER);
        for (JsonNode one : api.get(kind.path(), Map.of())) {
            if (kind.nameOf(one).equals(name) || one.path("instance").asText().equals(name)) {
                session.printer().one(one, () -> fields(one) + ending(kind, one), name);
                return ExitCode.OK;
            }
        }
        throw new UsageException("There is no " + type + " called " + name + ".", "bellows get " + kind.word());
    }

    private static String ending(Kind kind, JsonNode one) {
        return switch (kind) {
            case INSTANCES ->
                one.path("state").asText().equals("INCONCLUSIVE")
                        ? "\nwhy it waits\n  nobody can prove that this instance is gone: " + Fields.text(one, "why")
                                + "\n\nnext: bellows claim confirm-gone "
                                + Fields.text(one, "incarnation") + " --reason TEXT\n"
                        : "\nnext: bellows can-i-contract " + Fields.text(one, "line") + " VERSION\n";
            case AGENTS -> "\nnext: bellows get targets\n";
            case WINDOWS, BAD_ROWS, ARCHIVES, GATES ->
                "\nnext: bellows describe target " + Fields.text(one, "target") + "\n";
            case ROLLOUTS, TARGETS, SERVICES, MIGRATIONS, APPROVALS -> "\nnext: bellows get instances\n";
        };
    }

    private static String target(JsonNode target) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of("target", "line", "environment", "host", "labels", "agent", "phase", "state")) {
            text.append(String.format("%-12s  ", field))
                    .append(Fields.text(target, field))
                    .append('\n');
        }
        text.append("window        ")
                .append(RolloutText.window(target.path("window")))
                .append('\n');
        text.append("fence         ").append(Fields.text(target, "fence")).append('\n');
        text.append("database      ")
                .append(Fields.text(target, "fingerprint.server_version"))
                .append("  timeline ")
                .append(Fields.text(target, "fingerprint.timeline"))
                .append('\n');
        if (!target.path("replicas").isEmpty()) {
            text.append('\n')
                    .append(Table.of(
                            List.of(
                                    Column.of("REPLICA", "name"),
                                    Column.of("CONFIGURED", "configured"),
                                    Column.of("IGNORED", "ignored"),
                                    Column.of("LAG", row -> RolloutText.millis(row.path("lag_ms")))),
                            target.path("replicas"),
                            false));
        }
        if (!target.path("bad_rows").isEmpty()) {
            text.append('\n')
                    .append(Table.of(
                            List.of(
                                    Column.of("BAD ROWS", Kind::rows),
                                    Column.of("ROLLOUT", "rollout"),
                                    Column.of("PHASE", "phase"),
                                    Column.of("STEP", "step"),
                                    Column.of("CAUSE", "reason")),
                            target.path("bad_rows"),
                            false))
                    .append("to see them: bellows get bad-rows ")
                    .append(Fields.text(target, "target"))
                    .append('\n');
        }
        if (!target.path("archives").isEmpty()) {
            text.append('\n')
                    .append(Table.of(
                            List.of(
                                    Column.of("ARCHIVE", "archive"),
                                    Column.of(
                                            "MIGRATION",
                                            row -> Fields.text(row, "line") + "/" + Fields.text(row, "version")),
                                    Column.of("STATE", "state"),
                                    Column.of("ROWS", Kind::archivedRows),
                                    Column.of("RESTORED", "restored")),
                            target.path("archives"),
                            false))
                    .append("to put one back: bellows restore LINE/VERSION\n");
        }
        if (!target.path("claims").isEmpty()) {
            text.append('\n')
                    .append(Table.of(
                            List.of(
                                    Column.of("SERVICE", "service"),
                                    Column.of("INSTANCE", "instance"),
                                    Column.of("VERSION", "version"),
                                    Column.of("STATE", "state"),
                                    Column.of("LAST HEARD", "last_heard_at")),
                            target.path("claims"),
                            false));
        }
        RolloutText.events(target.path("events"), text);
        waits(target, text);
        String next = target.path("next_command").asText();
        return text.append("\nnext: ")
                .append(next.isEmpty() ? "bellows get rollouts" : next)
                .append('\n')
                .toString();
    }

    private static void waits(JsonNode target, StringBuilder text) {
        List<String> reasons = new ArrayList<>();
        for (String field : List.of("why", "throttle")) {
            if (target.hasNonNull(field) && !target.path(field).asText().isEmpty()) {
                reasons.add(Fields.text(target, field));
            }
        }
        if (target.path("problem").hasNonNull("code")) {
            reasons.add(Fields.text(target, "problem.code") + ": " + Fields.text(target, "problem.message"));
        }
        if (!reasons.isEmpty()) {
            text.append("\nwhy it waits\n");
            reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
        }
    }

    private static String fields(JsonNode one) {
        List<List<String>> lines = new ArrayList<>();
        one.properties().forEach(field -> {
            if (!field.getKey().equals("document")) {
                lines.add(List.of(field.getKey(), Fields.text(field.getValue())));
            }
        });
        String document = one.has("document") ? "\n" + one.path("document").toPrettyString() + "\n" : "";
        return Table.aligned(lines) + document;
    }
}
