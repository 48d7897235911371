package dev.bellows.cli.rollout;

import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.RolloutId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bellows rollout …}: everything that moves a fleet. Confined to the main thread. */
@Command(description = "Plans, starts, watches and stops the rollout of one migration over the fleet.")
public final class RolloutVerbs implements Callable<Integer> {

    /** The verb with its words. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new RolloutVerbs())
                .addSubcommand("plan", new PlanVerb(session))
                .addSubcommand("approve", new ApproveVerb(session))
                .addSubcommand("start", new MoveVerb(session, "start"))
                .addSubcommand("watch", new WatchVerb(session))
                .addSubcommand("pause", new MoveVerb(session, "pause"))
                .addSubcommand("resume", new MoveVerb(session, "resume"))
                .addSubcommand("retry", new RetryVerb(session))
                .addSubcommand("abort", new MoveVerb(session, "abort"))
                .addSubcommand("rollback", new MoveVerb(session, "rollback"))
                .addSubcommand("contract", new MoveVerb(session, "contract"))
                .addSubcommand("revert", new MoveVerb(session, "revert"))
                .addSubcommand("describe", new DescribeRolloutVerb(session))
                .addSubcommand("list", new ListRolloutsVerb(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which word after `rollout`?", "bellows rollout --help");
    }

    /** The path of a rollout as typed, {@code /rollouts/orders/18}; throws a usage error for another form. */
    static String path(String typed) {
        return "/rollouts/"
                + RolloutId.parse(typed)
                        .orElseThrow(() -> new UsageException(
                                "`" + typed + "` is no rollout; one is called LINE/VERSION, as in orders/18.",
                                "bellows get rollouts"));
    }
}
