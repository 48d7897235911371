package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Printer;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.UsageException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows get TYPE [TARGET] [-l selector] [-w]}. Confined to the main thread. */
@Command(
        description =
                "Lists rollouts, targets, agents, services, instances, windows, bad-rows, archives, gates, migrations or approvals.")
public final class GetVerb extends ClientCommand {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    @Parameters(index = "0", paramLabel = "TYPE", description = "what to list")
    private String type = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TARGET",
            description = "of bad-rows and archives: this database only")
    private String target = "";

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "SELECTOR",
            description = "only what belongs to these databases")
    private String selector = "";

    @Option(names = "--rollout", paramLabel = "ROLLOUT", description = "gates of this rollout only")
    private String rollout = "";

    @Option(
            names = {"-w", "--watch"},
            description = "print again whenever it changed; Ctrl-C ends")
    private boolean watch;

    /** The verb. */
    public GetVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        Kind kind = kind(type);
        if (!selector.isEmpty() && kind.targetFields().isEmpty()) {
            throw new UsageException(
                    "A selector says nothing about " + kind.word() + ".", "bellows get targets -l " + selector);
        }
        if (!target.isEmpty() && kind != Kind.BAD_ROWS && kind != Kind.ARCHIVES) {
            throw new UsageException("One thing is described, not listed.", "bellows describe " + type + " " + target);
        }
        if (!target.isEmpty()) {
            selector = selector.isEmpty() ? "name=" + target : selector + ",name=" + target;
        }
        if (kind == Kind.GATES && rollout.isEmpty()) {
            throw new UsageException("Gates belong to a rollout: which one?", "bellows get gates --rollout orders/18");
        }
        ApiClient api = session.api(Role.VIEWER);
        if (!target.isEmpty()) {
            // Refused where there is none: a misspelt name must not read as one without bad rows.
            api.get(Kind.TARGETS.path() + "/" + Query.segment(target), Map.of());
        }
        Printer printer = session.printer();
        JsonNode shown = read(api, kind);
        print(printer, kind, shown);
        if (watch) {
            follow(api, printer, kind, shown);
        }
        return ExitCode.OK;
    }

    private void follow(ApiClient api, Printer printer, Kind kind, JsonNode first) throws InterruptedException {
        JsonNode shown = first;
        Surroundings surroundings = session.surroundings();
        while (!Thread.currentThread().isInterrupted()) {
            surroundings.pause(LOOK_AGAIN.plusMillis(surroundings.random().nextLong(500)));
            JsonNode now = read(api, kind);
            if (!now.equals(shown)) {
                shown = now;
                print(printer, kind, now);
            }
        }
    }

    private static void print(Printer printer, Kind kind, JsonNode elements) {
        printer.list(elements, kind.columns(printer.clock()), kind::nameOf);
    }

    private JsonNode read(ApiClient api, Kind kind) throws InterruptedException {
        if (kind == Kind.TARGETS || kind == Kind.BAD_ROWS || kind == Kind.ARCHIVES) {
            return api.get(kind.path(), selector.isEmpty() ? Map.of() : Map.of("selector", selector));
        }
        boolean ofRollout = kind == Kind.GATES && !rollout.isEmpty();
        JsonNode all = api.get(kind.path(), ofRollout ? Map.of("rollout", rollout) : Map.of());
        return selector.isEmpty() ? all : selected(all, kind, names(api));
    }

    private Set<String> names(ApiClient api) throws InterruptedException {
        Set<String> names = new TreeSet<>();
        api.get(Kind.TARGETS.path(), Map.of("selector", selector))
                .forEach(target -> names.add(target.path("target").asText()));
        return names;
    }

    private static ArrayNode selected(JsonNode all, Kind kind, Set<String> names) {
        ArrayNode some = JsonNodeFactory.instance.arrayNode();
        for (JsonNode one : all) {
            for (String field : kind.targetFields()) {
                JsonNode named = one.path(field);
                boolean matches = names.contains(named.asText());
                for (JsonNode target : named) {
                    matches = matches || names.contains(target.asText());
                }
                if (matches) {
                    some.add(one);
                }
            }
        }
        return some;
    }

    static Kind kind(String typed) {
        return Kind.of(typed)
                .orElseThrow(() -> new UsageException(
                        "There is no type `" + typed + "`; there are "
                                + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", ")) + ".",
                        "bellows get targets"));
    }
}
