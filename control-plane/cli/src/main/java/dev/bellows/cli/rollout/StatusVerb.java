package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Times;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Following;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows status ROLLOUT [--wait PHASE]}: for pipelines, which read the exit code. Confined to the main thread. */
@Command(description = "Where a rollout stands: exit 0 rests or reached, 3 pending, 5 failed, 6 halted, 8 timeout.")
public final class StatusVerb extends ClientCommand {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    @Parameters(paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
    private String rollout = "";

    @Option(
            names = "--wait",
            paramLabel = "PHASE",
            description = "expanded, migrated, contracted, complete or rolled-back")
    private String wait = "";

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description = "how long to wait (default ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofHours(1);

    /** The verb. */
    public StatusVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        String path = RolloutVerbs.path(rollout);
        if (wait.isEmpty()) {
            JsonNode found = session.api(Role.VIEWER).get(path, Map.of());
            return told(found, Verdict.resting(found));
        }
        Verdict.Goal goal = Verdict.Goal.of(wait)
                .orElseThrow(() -> new UsageException(
                        "`" + wait + "` cannot be waited for.",
                        "--wait expanded|migrated|contracted|complete|rolled-back"));
        long end = session.surroundings().nanoTime().getAsLong() + timeout.toNanos();
        Following server = new Following(session, Role.VIEWER);
        String said = "";
        @Nullable Set<String> abandoned = null;
        while (true) {
            boolean late = session.surroundings().nanoTime().getAsLong() - end >= 0;
            try {
                JsonNode found = server.api().get(path, Map.of());
                abandoned = abandoned == null ? Verdict.aborted(found) : abandoned;
                Verdict verdict = Verdict.towards(goal, found, abandoned);
                if (verdict.code() != ExitCode.PENDING) {
                    return told(found, verdict);
                }
                if (late) {
                    return told(
                            found,
                            new Verdict(
                                    ExitCode.TIMEOUT,
                                    "not " + goal.word() + " after " + Times.length(timeout) + ": " + verdict.why()
                                            + "; " + Verdict.onwards(found)));
                }
                if (!verdict.why().equals(said)) {
                    said = verdict.why();
                    String begin = Verdict.neverStarted(found) ? "; " + Verdict.onwards(found) : "";
                    session.say(rollout + "  " + said + begin);
                }
            } catch (BellowsException away) {
                if (!again(away)) {
                    throw away;
                }
                String why = away.problem().message();
                if (late) {
                    session.say(rollout + "  not seen " + goal.word() + " after " + Times.length(timeout) + ": " + why
                            + " The rollout goes on without us.");
                    return ExitCode.TIMEOUT;
                }
                if (!why.equals(said)) {
                    said = why;
                    session.say(why + " Trying again until the time is over.");
                }
                server.lookAgain();
            }
            session.surroundings().pause(jittered(LOOK_AGAIN));
        }
    }

    /** A control plane that is away for a moment does not end a wait. */
    private static boolean again(BellowsException away) {
        return away.problem().code().retry() == ErrorCode.Retry.AUTOMATIC;
    }

    private Duration jittered(Duration about) {
        return about.plusMillis(session.surroundings().random().nextLong(about.toMillis()));
    }

    private ExitCode told(JsonNode found, Verdict verdict) {
        session.printer().one(found, () -> RolloutText.headline(found) + "\n", rollout);
        if (verdict.code() != ExitCode.OK) {
            session.say(rollout + "  " + verdict.why());
        }
        return verdict.code();
    }
}
