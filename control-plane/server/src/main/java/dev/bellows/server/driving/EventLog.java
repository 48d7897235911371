package dev.bellows.server.driving;

import dev.bellows.rollout.Decision;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a rollout: what changed with each decision, for people. In the caller's transaction. */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private EventLog() {}

    static void append(Statements sql, RolloutState before, Decision decision, RolloutEvent event, Instant at)
            throws SQLException {
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
            String text = command.person() + (command.reason().isEmpty() ? "" : ": " + command.reason());
            Rollouts.log(sql, before.id(), at, "", command.verb().name(), text);
        }
        for (int i = 0; i < after.runs().size(); i++) {
            PhaseRun run = after.runs().get(i);
            boolean known = i < before.runs().size();
            if (!known || before.runs().get(i).state() != run.state()) {
                String name = run.phase().word() + "#" + run.number();
                Rollouts.log(sql, before.id(), at, "", "run", name + " " + run.state());
            }
            targets(sql, before, run, i, at);
        }
        if (before.phase() != after.phase()) {
            Rollouts.log(sql, before.id(), at, "", "rollout", after.phase().name());
        }
    }

    private static void targets(Statements sql, RolloutState before, PhaseRun run, int index, Instant at)
            throws SQLException {
        for (var entry : run.targets().entrySet()) {
            TargetRun now = entry.getValue();
            TargetRun then = index < before.runs().size()
                    ? before.runs().get(index).targets().get(entry.getKey())
                    : null;
            boolean moved =
                    then == null || then.state() != now.state() || !then.why().equals(now.why());
            boolean worth =
                    !now.why().equals("asking") && (then != null || !now.why().isEmpty());
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
