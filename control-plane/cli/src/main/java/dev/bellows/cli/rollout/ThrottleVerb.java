package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.cli.session.Word;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows throttle …}: how gently a rollout fills. Confined to the main thread. */
@Command(description = "Shows how gently a rollout fills its databases, and changes it while it runs.")
public final class ThrottleVerb implements Callable<Integer> {

    /** The verb with its words. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new ThrottleVerb())
                .addSubcommand("get", new Get(session))
                .addSubcommand("set", new Set(session))
                .addSubcommand("reset", new Reset(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which of get, set and reset?", "bellows throttle --help");
    }

    @Command(
            description =
                    "What is in force at each database, what every signal says now, and what limits the fill, since when.")
    private static final class Get extends ClientCommand {
        @Parameters(paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
        private String rollout = "";

        @Option(
                names = {"-l", "--selector"},
                paramLabel = "SELECTOR",
                description = "these databases only")
        private String selector = "";

        Get(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            JsonNode found = session.api(Role.VIEWER)
                    .get(
                            RolloutVerbs.path(rollout) + "/throttle",
                            selector.isEmpty() ? Map.of() : Map.of("selector", selector));
            session.printer().one(found, () -> ThrottleText.all(found), rollout);
            return ExitCode.OK;
        }
    }

    /** What changes a throttle: shows what it matches and makes of it, asks, then does it. */
    private abstract static class Change extends ClientCommand {
        @Parameters(index = "0", paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
        private String rollout = "";

        @Option(
                names = {"-l", "--selector"},
                paramLabel = "SELECTOR",
                description = "these databases only")
        private String selector = "";

        @Mixin
        private Word word = new Word();

        @Option(names = "--preview", description = "only say what would become of it")
        private boolean preview;

        Change(Session session) {
            super(session);
        }

        /** Fields of the body that say what is wanted. */
        abstract void fill(ObjectNode body);

        @Override
        protected final ExitCode run() throws InterruptedException {
            String path = RolloutVerbs.path(rollout) + "/throttle";
            ApiClient api = session.api(Role.OPERATOR);
            JsonNode seen = api.post(path, body(api).put("preview", true));
            session.say("throttle " + rollout + ": " + ThrottleText.matched(seen));
            if (preview) {
                session.printer().one(seen, () -> ThrottleText.changes(seen), rollout);
                return ExitCode.OK;
            }
            session.say(ThrottleText.changes(seen).stripTrailing());
            if (!word.given(session)) {
                return ExitCode.ERROR;
            }
            JsonNode done = api.post(path, body(api));
            session.printer().one(done, () -> rollout + "  throttle  " + ThrottleText.matched(done) + "\n", rollout);
            session.say("next: bellows throttle get " + rollout);
            return ExitCode.OK;
        }

        private ObjectNode body(ApiClient api) {
            ObjectNode body = api.object().put("reason", word.reason());
            if (!selector.isEmpty()) {
                body.put("selector", selector);
            }
            fill(body);
            return body;
        }
    }

    @Command(
            description = {
                "Changes numbers of a throttle while the rollout runs: within seconds, and for as long as the rollout lasts.",
                "KEY=default takes one back, `throttle reset` all of them."
            })
    private static final class Set extends Change {
        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "KEY=VALUE",
                description = "profile=gentle, maxLag=2s, walBudget=20MiB/s, maxLag=none, duty=default, …")
        private List<String> words = List.of();

        Set(Session session) {
            super(session);
        }

        @Override
        void fill(ObjectNode body) {
            ObjectNode set = body.putObject("set");
            for (String typed : words) {
                int equals = typed.indexOf('=');
                if (equals < 1 || equals == typed.length() - 1) {
                    throw new UsageException(
                            "`" + typed + "` is not KEY=VALUE, as in maxLag=2s.", "bellows throttle set --help");
                }
                String key = typed.substring(0, equals);
                if (set.has(key)) {
                    throw new UsageException("`" + key + "` is said twice.", "bellows throttle set --help");
                }
                set.put(key, typed.substring(equals + 1));
            }
        }
    }

    @Command(description = "Takes back what people said of a throttle: the strategy's numbers count again.")
    private static final class Reset extends Change {
        Reset(Session session) {
            super(session);
        }

        @Override
        void fill(ObjectNode body) {
            body.put("reset", true);
        }
    }
}
