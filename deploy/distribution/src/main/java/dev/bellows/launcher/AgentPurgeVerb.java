package dev.bellows.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.agent.ConfiguredTargets;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Reason;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Removal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bellows agent purge}: takes everything of ours out of a database. Confined to the main thread. */
@Command(
        description = {
            "Takes everything of Bellows out of a database. Lists first what would go, and refuses by name while something of it is needed.",
            "Stop the agent first. Exit 7 where something is in the way; nothing was changed then."
        })
final class AgentPurgeVerb implements Callable<Integer> {
    private final Session session;
    private final Parts parts;

    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME",
            description = "the database; given again for further lines of it, or further databases")
    private List<String> named = new ArrayList<>();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; stands in the server's log")
    private Reason reason = Reason.NONE;

    @Option(names = "--yes", description = "do it; without it a person is asked")
    private boolean yes;

    private AgentPurgeVerb(Session session, Parts parts) {
        this.session = session;
        this.parts = parts;
    }

    static CommandLine of(Session session, Parts parts) {
        return SettingOptions.on(new CommandLine(new AgentPurgeVerb(session, parts)), parts.agentSettings());
    }

    @Override
    public Integer call() {
        if (reason.text().isEmpty()) {
            throw new UsageException("--reason says nothing.", "bellows agent purge --target NAME --reason TEXT");
        }
        try (ConfiguredTargets targets =
                parts.agentTargets(SettingOptions.input(spec, parts.agentSettings(), session))) {
            return purge(ChosenTargets.of(targets, named, "bellows agent purge"))
                    .number();
        }
    }

    private ExitCode purge(List<ConfiguredTargets.One> targets) {
        Set<SchemaLine> lines =
                targets.stream().map(ConfiguredTargets.One::line).collect(Collectors.toUnmodifiableSet());
        Map<ConfiguredTargets.One, Removal> looks = new LinkedHashMap<>();
        targets.forEach(target -> looks.put(target, target.database().removal(lines)));
        if (looks.values().stream().anyMatch(look -> !look.inTheWay().isEmpty())) {
            print(looks, false, Map.of());
            return ExitCode.GATE_NOT_MET;
        }
        List<ConfiguredTargets.One> there =
                targets.stream().filter(it -> !look(looks, it).nothingThere()).toList();
        if (there.isEmpty()) {
            print(looks, false, Map.of());
            return ExitCode.OK;
        }
        there.forEach(target -> preview(target, look(looks, target)));
        if (!session.confirmed(yes)) {
            return ExitCode.OK;
        }
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (ConfiguredTargets.One target : there) {
            left.put(
                    target.name().name(),
                    target.database().remove(lines, reason.text(), gone -> session.say("removed " + gone)));
        }
        print(looks, true, left);
        return left.values().stream().allMatch(List::isEmpty) ? ExitCode.OK : ExitCode.ERROR;
    }

    private static Removal look(Map<ConfiguredTargets.One, Removal> looks, ConfiguredTargets.One target) {
        return java.util.Objects.requireNonNull(looks.get(target));
    }

    private void preview(ConfiguredTargets.One target, Removal look) {
        session.say("from the database of " + target.name() + " (" + target.url() + ") this would go:");
        look.objects().forEach(object -> session.say("  " + object));
    }

    private void print(Map<ConfiguredTargets.One, Removal> looks, boolean removed, Map<String, List<String>> left) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        StringBuilder text = new StringBuilder();
        looks.forEach((target, look) -> {
            String name = target.name().name();
            boolean gone = removed && !look.nothingThere();
            List<String> still = left.getOrDefault(name, List.of());
            all.add(json(target, look, gone, still));
            text.append(name).append(": ").append(said(look, gone, still)).append('\n');
            look.inTheWay().forEach(obstacle -> {
                text.append("  ").append(obstacle.what()).append('\n');
                text.append(obstacle.next().isEmpty() ? "" : "    try: " + obstacle.next() + "\n");
            });
            still.forEach(object -> text.append("  ").append(object).append('\n'));
        });
        String names = String.join(
                "\n",
                looks.keySet().stream().map(target -> target.name().name()).toList());
        session.printer().one(all, text::toString, names);
    }

    private static String said(Removal look, boolean gone, List<String> still) {
        if (!look.inTheWay().isEmpty()) {
            return "nothing was removed; in the way:";
        }
        if (look.nothingThere()) {
            return "nothing of Bellows is there";
        }
        if (!gone) {
            return "nothing was removed";
        }
        return still.isEmpty()
                ? "removed; a look afterwards found nothing of Bellows in the catalog"
                : "removed, and this is left (BLW-TARGET-023):";
    }

    private static ObjectNode json(ConfiguredTargets.One target, Removal look, boolean removed, List<String> left) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("target", target.name().name());
        node.put("line", target.line().name());
        node.put("removed", removed);
        ArrayNode objects = node.putArray("objects");
        look.objects().forEach(objects::add);
        ArrayNode obstacles = node.putArray("in_the_way");
        look.inTheWay()
                .forEach(obstacle ->
                        obstacles.addObject().put("what", obstacle.what()).put("next", obstacle.next()));
        ArrayNode still = node.putArray("left");
        left.forEach(still::add);
        return node;
    }
}
