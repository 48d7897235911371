package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.cli.session.Word;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows target …}: what only a person can decide about one database. Confined to the main thread. */
@Command(description = "Decides about one database what only a person can.")
public final class TargetVerb implements Callable<Integer> {

    /** The verb with its words. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new TargetVerb())
                .addSubcommand("reconcile", new Reconcile(session))
                .addSubcommand("accept-drift", new AcceptDrift(session))
                .addSubcommand("environment", new Environment(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which of reconcile, accept-drift and environment?", "bellows get targets");
    }

    /** A decision about one target, with its reason. */
    private abstract static class Decision extends ClientCommand {
        @Parameters(paramLabel = "NAME", description = "the target, as `bellows get targets` shows it")
        private String name = "";

        @Mixin
        private Word word = new Word();

        Decision(Session session) {
            super(session);
        }

        /** What will be done, for the person who is asked. */
        abstract String what(String target);

        /** Last part of the call's path. */
        abstract String word();

        /** Fields of the body beside the reason. */
        abstract void fill(ObjectNode body);

        @Override
        protected final ExitCode run() throws InterruptedException {
            session.say(what(name));
            if (!word.given(session)) {
                return ExitCode.ERROR;
            }
            ApiClient api = session.api(Role.OPERATOR);
            ObjectNode body = api.object().put("reason", word.reason());
            fill(body);
            JsonNode decided = api.post("/targets/" + Query.segment(name) + "/" + word(), body);
            session.printer().one(decided, () -> text(decided), name);
            return ExitCode.OK;
        }

        /** What has become of it, as one line. */
        String became(JsonNode decided) {
            return "target " + Fields.text(decided, "target") + " is " + Fields.text(decided, "state");
        }

        private String text(JsonNode decided) {
            StringBuilder text = new StringBuilder().append(became(decided)).append('\n');
            decided.path("not_served")
                    .forEach(who -> text.append("not served by its window as it is now: ")
                            .append(who.asText())
                            .append('\n'));
            decided.path("rollouts")
                    .forEach(rollout -> text.append("next: bellows rollout describe ")
                            .append(rollout.asText())
                            .append('\n'));
            return text.toString();
        }
    }

    @Command(
            description =
                    "Says what became of a database that is behind what was known of it (RECONCILE): it was restored and is now"
                            + " what it says of itself, or it is another one.")
    private static final class Reconcile extends Decision {
        @ArgGroup(multiplicity = "1")
        private Became became = new Became();

        /** One of two. */
        private static final class Became {
            @Option(names = "--accept", description = "the same database, restored: what it says of itself is true now")
            private boolean accept;

            @Option(names = "--as-new", description = "another database under the same name: it joins anew")
            private boolean asNew;
        }

        Reconcile(Session session) {
            super(session);
        }

        @Override
        String what(String target) {
            return (became.accept ? "accept the restored database of target " : "take another database for target ")
                    + target + "; rollouts under way do again what it does not have";
        }

        @Override
        String word() {
            return "reconcile";
        }

        @Override
        void fill(ObjectNode body) {
            body.put("decision", became.asNew ? "as-new" : "accept");
        }
    }

    @Command(
            description =
                    "Lets a migration go on over a catalog that somebody changed under it; look first at what changed"
                            + " (bellows describe target NAME).")
    private static final class AcceptDrift extends Decision {
        AcceptDrift(Session session) {
            super(session);
        }

        @Override
        String what(String target) {
            return "accept the catalog of target " + target + " as it is now";
        }

        @Override
        String word() {
            return "accept-drift";
        }

        /** Whether it can be accepted only its agent sees. */
        @Override
        String became(JsonNode decided) {
            return "target " + Fields.text(decided, "target")
                    + ": its agent looks again, and goes on or says why it cannot";
        }

        @Override
        void fill(ObjectNode body) {
            // The reason is all there is to say.
        }
    }

    @Command(
            description =
                    "Moves a database to another environment: services of that one begin to count, those of the old one end to.")
    private static final class Environment extends Decision {
        @Option(
                names = "--to",
                required = true,
                paramLabel = "ENVIRONMENT",
                description = "the environment it belongs to")
        private String to = "";

        Environment(Session session) {
            super(session);
        }

        @Override
        String what(String target) {
            return "move target " + target + " to environment " + to;
        }

        @Override
        String word() {
            return "environment";
        }

        @Override
        void fill(ObjectNode body) {
            body.put("environment", to);
        }
    }
}
