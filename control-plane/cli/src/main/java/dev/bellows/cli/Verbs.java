package dev.bellows.cli;

import dev.bellows.cli.documents.ExplainVerb;
import dev.bellows.cli.documents.MigrationVerb;
import dev.bellows.cli.documents.RestoreVerb;
import dev.bellows.cli.documents.SubmitVerb;
import dev.bellows.cli.fleet.CanIVerb;
import dev.bellows.cli.fleet.ClaimVerb;
import dev.bellows.cli.fleet.ConsumerVerb;
import dev.bellows.cli.fleet.DescribeVerb;
import dev.bellows.cli.fleet.GetVerb;
import dev.bellows.cli.fleet.TargetVerb;
import dev.bellows.cli.fleet.TokenVerb;
import dev.bellows.cli.rollout.RolloutVerbs;
import dev.bellows.cli.rollout.StatusVerb;
import dev.bellows.cli.rollout.ThrottleVerb;
import java.util.List;

/** The client's verbs, in the order in which help lists them. */
final class Verbs {
    private Verbs() {}

    static List<Verb> client() {
        return List.of(
                Verb.of("submit", "store a migration; prints its digest and version", SubmitVerb::new),
                new Verb("migration", "withdraw a migration that no database has begun with", MigrationVerb::tree),
                Verb.of("explain", "steps, locks and hazards of a migration on one target", ExplainVerb::new),
                Verb.of("restore", "write a migration that puts back what a cleanup archived", RestoreVerb::new),
                new Verb(
                        "rollout",
                        "plan, approve, start, watch, pause, … a migration over the fleet",
                        RolloutVerbs::tree),
                new Verb(
                        "throttle", "how gently a rollout fills: show it, change it while it runs", ThrottleVerb::tree),
                Verb.of("status", "where a rollout stands; the exit code says it", StatusVerb::new),
                canI("deploy", "may instances of this version start"),
                canI("contract", "does anybody still need what the contract takes away"),
                canI("rollback", "does anybody already need what the rollback takes away"),
                canI("revert", "may the contract be undone"),
                Verb.of("get", "list rollouts, targets, agents, services, instances, windows, …", GetVerb::new),
                Verb.of("describe", "one thing: events, why it waits, the next command", DescribeVerb::new),
                new Verb("target", "decide about a database: restored, drifted, moved", TargetVerb::tree),
                new Verb("token", "create, list, revoke tokens", TokenVerb::tree),
                new Verb("consumer", "declare readers that are no services", ConsumerVerb::tree),
                new Verb("claim", "confirm that an instance is gone", ClaimVerb::tree),
                Verb.of("page", "an address of the page, good once", PageVerb::new),
                new Verb("context", "which server, which token", ContextVerb::tree),
                Verb.of("version", "this build and the server's", VersionVerb::new));
    }

    private static Verb canI(String verb, String summary) {
        return Verb.of("can-i-" + verb, summary + "; exit 0 yes, 7 no", session -> new CanIVerb(session, verb));
    }

    /** The first page of help. */
    static String help(List<Verb> verbs) {
        StringBuilder text = new StringBuilder("""
                bellows: zero-downtime schema changes over fleets of databases

                usage: bellows VERB [WORDS] [-o table|wide|json|jsonl|yaml|name|jsonpath=…]

                """);
        verbs.forEach(verb -> text.append("  ")
                .append(String.format("%-14s", verb.name()))
                .append("  ")
                .append(verb.summary())
                .append('\n'));
        return text.append("\nEach verb explains itself: bellows VERB --help\n")
                .append("Later releases: ")
                .append(String.join(", ", Later.VERBS))
                .append('\n')
                .toString();
    }
}
