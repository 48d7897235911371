package dev.bellows.server.driving;

import dev.bellows.document.TargetName;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.TargetState;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a rollout: what changed with each decision, for people. In the caller's transaction. */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    /** Why of a target whose offer is being asked for in this transaction. */
    private static final String ASKING = "asking";

    private EventLog() {}

    /**
     * What was before a decision.
     *
     * @param begin before the first of a chain of decisions, when nothing was being asked
     * @param last before this one
     */
    record Before(RolloutState begin, RolloutState last) {}

    static void append(Statements sql, Before was, Decision decision, RolloutEvent event, Instant at)
            throws SQLException {
        RolloutState before = was.last();
        if (decision.ignored().isPresent()) {
            LOG.atDebug()
                    .addKeyValue("rollout", before.id())
                    .addKeyValue("event", event.getClass().getSimpleName())
                    .addKeyValue("why", decision.ignored().get())
                    .log("event ignored");
            return;
        }
        RolloutState after = decision.next();
        if (event instanceof RolloutEvent.Commanded command) {
            String text = command.person()
                    + (command.reason().isEmpty() ? "" : ": " + command.reason())
                    + (command.byHand() ? saidByHand(before, command) : "");
            Rollouts.log(sql, before.id(), at, "", command.verb().name(), text);
        }
        for (int i = 0; i < after.runs().size(); i++) {
            PhaseRun run = after.runs().get(i);
            boolean known = i < before.runs().size();
            if (!known || before.runs().get(i).state() != run.state()) {
                String name = run.phase().word() + "#" + run.number();
                Rollouts.log(sql, before.id(), at, "", "run", name + " " + said(run));
            }
            if (!known || !before.runs().get(i).sharesTargets(run)) {
                targets(sql, was, run, i, at);
            }
        }
        if (before.phase() != after.phase()) {
            Rollouts.log(sql, before.id(), at, "", "rollout", after.phase().name());
        }
    }

    /** A run is over where everybody in it is, also those that failed within its budget: then it says so. */
    private static String said(PhaseRun run) {
        int failed = run.count(TargetState.FAILED);
        return run.state() == RunState.SUCCEEDED && failed > 0
                ? "ended, " + failed + " of " + run.targets().size() + " FAILED"
                : run.state().name();
    }

    private static String saidByHand(RolloutState before, RolloutEvent.Commanded command) {
        return before.failedSteps(command.targets()).stream()
                .map(step -> step.shown() + " on " + step.target())
                .collect(Collectors.joining(", ", " (says it was done by hand: ", ")"));
    }

    /** Of a target whose offer was asked for: how it stood before the question, so that one more vain look is no event. */
    private static @Nullable TargetRun then(Before was, int index, TargetName name) {
        TargetRun last = target(was.last(), index, name);
        return last != null && last.why().equals(ASKING) ? target(was.begin(), index, name) : last;
    }

    private static @Nullable TargetRun target(RolloutState state, int index, TargetName name) {
        return index < state.runs().size() ? state.runs().get(index).targets().get(name) : null;
    }

    private static void targets(Statements sql, Before was, PhaseRun run, int index, Instant at) throws SQLException {
        RolloutState before = was.last();
        for (var entry : run.targets().entrySet()) {
            TargetRun now = entry.getValue();
            if (Objects.equals(now, target(before, index, entry.getKey()))) {
                continue;
            }
            TargetRun then = then(was, index, entry.getKey());
            boolean moved =
                    then == null || then.state() != now.state() || !then.why().equals(now.why());
            boolean worth =
                    !now.why().equals(ASKING) && (then != null || !now.why().isEmpty());
            if (moved && worth) {
                String text = run.phase().word() + "#" + run.number() + " " + now.state()
                        + (now.why().isEmpty() ? "" : ": " + now.why());
                Rollouts.log(sql, before.id(), at, entry.getKey().name(), "target", text);
                LOG.atInfo()
                        .addKeyValue("rollout", before.id())
                        .addKeyValue("target", entry.getKey())
                        .addKeyValue("state", now.state())
                        .addKeyValue("why", now.why())
                        .log("target moved");
            }
        }
    }
}
