package dev.bellows.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.agent.ConfiguredTargets;
import dev.bellows.cli.output.Table;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.engine.Checkup;
import dev.bellows.engine.Finding;
import dev.bellows.engine.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bellows agent check}: what the agent's role lacks in each of its databases. Confined to the main thread. */
@Command(
        description = {
            "Looks at each database of the agent's configuration, as the agent's role: what is missing, what will not work without it,"
                    + " and the statement to type. Changes nothing, and needs no control plane.",
            "Exit 0 where nothing that must be there is missing, else 7."
        })
final class AgentCheckVerb implements Callable<Integer> {
    /** A database that does not answer costs its deadline; a thousand of them one after the other would cost hours. */
    private static final int AT_ONCE = 8;

    private final Session session;
    private final Parts parts;

    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--target", paramLabel = "NAME", description = "only this database; may be given again")
    private List<String> named = new ArrayList<>();

    private AgentCheckVerb(Session session, Parts parts) {
        this.session = session;
        this.parts = parts;
    }

    static CommandLine of(Session session, Parts parts) {
        return SettingOptions.on(new CommandLine(new AgentCheckVerb(session, parts)), parts.agentSettings());
    }

    private record Looked(ConfiguredTargets.One target, Checkup checkup) {}

    @Override
    public Integer call() throws InterruptedException {
        List<Looked> looked;
        try (ConfiguredTargets targets =
                parts.agentTargets(SettingOptions.input(spec, parts.agentSettings(), session))) {
            looked = look(ChosenTargets.of(targets, named, "bellows agent check"));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        looked.forEach(one -> all.add(json(one)));
        String names = String.join(
                "\n", looked.stream().map(one -> one.target().name().name()).toList());
        session.printer().one(all, () -> text(looked), names);
        long missing = looked.stream()
                .filter(one -> one.checkup().verdict() == Verdict.MISSING)
                .count();
        return (missing == 0 ? ExitCode.OK : ExitCode.GATE_NOT_MET).number();
    }

    private static List<Looked> look(List<ConfiguredTargets.One> targets) throws InterruptedException {
        List<Looked> looked = new ArrayList<>();
        try (ExecutorService several = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("check-", 0).daemon().factory())) {
            List<Future<Checkup>> looks = targets.stream()
                    .map(target -> several.submit(() -> target.database().check()))
                    .toList();
            for (int i = 0; i < targets.size(); i++) {
                Checkup checkup = looks.get(i).get();
                ConfiguredTargets.One target = targets.get(i);
                looked.add(new Looked(
                        target,
                        looked.stream()
                                .filter(before -> sameDatabase(before.target(), target))
                                .findFirst()
                                .map(before -> twice(checkup, before.target()))
                                .orElse(checkup)));
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
        return looked;
    }

    private static boolean sameDatabase(ConfiguredTargets.One one, ConfiguredTargets.One other) {
        return one.url().equals(other.url()) && one.line().equals(other.line());
    }

    private static Checkup twice(Checkup checkup, ConfiguredTargets.One before) {
        List<Finding> findings = new ArrayList<>(checkup.findings());
        findings.add(new Finding(
                "configuration",
                Verdict.MISSING,
                "this is the database and the line of target " + before.name() + " already: take one of the two out",
                ""));
        return new Checkup(checkup.reached(), findings);
    }

    private static ObjectNode json(Looked one) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("target", one.target().name().name());
        node.put("line", one.target().line().name());
        node.put("reached", one.checkup().reached());
        node.put("verdict", word(one.checkup().verdict()));
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : one.checkup().findings()) {
            findings.addObject()
                    .put("subject", finding.subject())
                    .put("verdict", word(finding.verdict()))
                    .put("why", finding.why())
                    .put("statement", finding.statement());
        }
        return node;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String text(List<Looked> looked) {
        StringBuilder text = new StringBuilder();
        for (Looked one : looked) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(one.target().name())
                    .append(" (")
                    .append(one.target().line())
                    .append("): ")
                    .append(word(one.checkup().verdict()))
                    .append('\n');
            List<List<String>> lines = new ArrayList<>(List.of(List.of("VERDICT", "SUBJECT", "WHY")));
            one.checkup().findings().forEach(it -> lines.add(List.of(word(it.verdict()), it.subject(), it.why())));
            text.append(Table.aligned(lines));
            List<String> statements = one.checkup().findings().stream()
                    .map(Finding::statement)
                    .filter(statement -> !statement.isEmpty())
                    .distinct()
                    .toList();
            if (!statements.isEmpty()) {
                text.append("to type, as somebody who may:\n");
                statements.forEach(statement ->
                        text.append("  ").append(statement).append(statement.startsWith("psql ") ? "\n" : ";\n"));
            }
        }
        return text.toString();
    }
}
