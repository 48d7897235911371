package dev.bellows.cli.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.cli.session.Word;
import dev.bellows.document.RolloutId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bellows migration withdraw}: takes a document back that nothing has begun with. Confined to the main thread. */
@Command(description = "Takes a migration back, so that its version is free again.")
public final class MigrationVerb implements Callable<Integer> {

    /** The verb with its word. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new MigrationVerb()).addSubcommand("withdraw", new Withdraw(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which migration?", "bellows migration withdraw LINE/VERSION --reason TEXT");
    }

    @Command(description = "Withdraws the newest migration of a line, where no database has begun with it.")
    private static final class Withdraw extends ClientCommand {
        @Parameters(paramLabel = "MIGRATION", description = "LINE/VERSION, as in orders/18")
        private String migration = "";

        @Mixin
        private Word word = new Word();

        Withdraw(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            RolloutId named = RolloutId.parse(migration)
                    .filter(id -> id.number() == 1)
                    .orElseThrow(() -> new UsageException(
                            "`" + migration + "` is no migration; one is called LINE/VERSION, as in orders/18.",
                            "bellows get migrations"));
            session.say("withdraw migration " + named);
            if (!word.given(session)) {
                return ExitCode.ERROR;
            }
            ApiClient api = session.api(Role.AUTHOR);
            JsonNode done = api.post(
                    "/migrations/" + named.line() + "/" + named.version() + "/withdraw",
                    api.object().put("reason", word.reason()));
            session.printer()
                    .one(done, () -> named + "  withdrawn; version " + named.version() + " is free\n", migration);
            return ExitCode.OK;
        }
    }
}
