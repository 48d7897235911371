package dev.bellows.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.agent.ConfiguredTargets;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Reason;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.RolloutId;
import dev.bellows.engine.KeptArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows agent archive}: what cleanups archived in this agent's databases, and its removal. Confined to the main thread. */
@Command(description = "What cleanups archived in the databases of this agent: list it, remove it for ever.")
final class AgentArchiveVerb implements Callable<Integer> {
    private AgentArchiveVerb() {}

    static CommandLine of(Session session, Parts parts) {
        return new CommandLine(new AgentArchiveVerb())
                .addSubcommand(
                        "list", SettingOptions.on(new CommandLine(new Listing(session, parts)), parts.agentSettings()))
                .addSubcommand(
                        "drop",
                        SettingOptions.on(new CommandLine(new Removing(session, parts)), parts.agentSettings()));
    }

    @Override
    public Integer call() {
        throw new UsageException("list or drop?", "bellows agent archive list");
    }

    @Command(description = "Lists what is archived, and what became of it.")
    private static final class Listing implements Callable<Integer> {
        private final Session session;
        private final Parts parts;

        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--target", paramLabel = "NAME", description = "this database only; may be given again")
        private List<String> named = new ArrayList<>();

        Listing(Session session, Parts parts) {
            this.session = session;
            this.parts = parts;
        }

        @Override
        public Integer call() {
            try (ConfiguredTargets targets =
                    parts.agentTargets(SettingOptions.input(spec, parts.agentSettings(), session))) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                StringBuilder text = new StringBuilder();
                for (ConfiguredTargets.One target : ChosenTargets.of(targets, named, "bellows agent archive list")) {
                    for (KeptArchive one : target.database().archives()) {
                        String migration = target.line() + "/" + one.version();
                        all.add(json(target, one));
                        text.append(target.name())
                                .append("  ")
                                .append(migration)
                                .append("  ")
                                .append(one.name());
                        text.append("  ").append(one.state()).append("  ");
                        text.append(one.rows() < 0 ? "" : one.rows() + " rows  ")
                                .append(one.bytes())
                                .append(" bytes  since ")
                                .append(one.since())
                                .append(one.restored().isEmpty() ? "" : "  restored " + one.restored())
                                .append('\n');
                    }
                }
                session.printer()
                        .one(all, () -> text.isEmpty() ? "nothing is archived\n" : text.toString(), "archives");
                return ExitCode.OK.number();
            }
        }

        private static ObjectNode json(ConfiguredTargets.One target, KeptArchive one) {
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("target", target.name().name())
                    .put("line", target.line().name())
                    .put("version", one.version())
                    .put("archive", one.name())
                    .put("type", one.type())
                    .put("state", one.state().name())
                    .put("rows", one.rows())
                    .put("checksum", one.checksum())
                    .put("bytes", one.bytes())
                    .put("since", one.since().toString())
                    .put("restored", one.restored());
            ArrayNode key = node.putArray("key");
            one.key().forEach(key::add);
            return node;
        }
    }

    @Command(description = "Removes one thing from the archive, for ever. Nothing brings it back after that.")
    private static final class Removing implements Callable<Integer> {
        private final Session session;
        private final Parts parts;

        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "MIGRATION", description = "LINE/VERSION whose cleanup archived it")
        private String migration = "";

        @Parameters(index = "1", paramLabel = "ARCHIVE", description = "as the list calls it: public.users.email")
        private String archive = "";

        @Option(names = "--target", required = true, paramLabel = "NAME", description = "the database")
        private List<String> named = new ArrayList<>();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept beside it")
        private Reason reason = Reason.NONE;

        @Option(names = "--yes", description = "do it; without it a person is asked")
        private boolean yes;

        Removing(Session session, Parts parts) {
            this.session = session;
            this.parts = parts;
        }

        @Override
        public Integer call() {
            RolloutId of = RolloutId.parse(migration)
                    .orElseThrow(() -> new UsageException(
                            "`" + migration + "` is no migration; one is called LINE/VERSION.",
                            "bellows agent archive list"));
            if (reason.text().isEmpty()) {
                throw new UsageException(
                        "--reason says nothing.",
                        "bellows agent archive drop MIGRATION ARCHIVE --target NAME --reason TEXT");
            }
            try (ConfiguredTargets targets =
                    parts.agentTargets(SettingOptions.input(spec, parts.agentSettings(), session))) {
                List<ConfiguredTargets.One> chosen = ChosenTargets.of(targets, named, "bellows agent archive drop");
                chosen.forEach(target -> {
                    if (!target.line().equals(of.line())) {
                        throw new UsageException(
                                "Target " + target.name() + " is of line " + target.line() + ".",
                                "bellows agent archive list --target " + target.name());
                    }
                });
                session.say("for ever: " + archive + ", archived by the cleanup of " + of + ", from "
                        + String.join(
                                ", ",
                                chosen.stream().map(it -> it.name().name()).toList()));
                if (!session.confirmed(yes)) {
                    return ExitCode.OK.number();
                }
                chosen.forEach(target -> {
                    target.database().removeArchive(of.version(), archive, reason.text());
                    session.say("removed from " + target.name());
                });
                return ExitCode.OK.number();
            }
        }
    }
}
