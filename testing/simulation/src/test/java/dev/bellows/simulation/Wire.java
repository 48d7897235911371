package dev.bellows.simulation;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.Digest;
import dev.bellows.document.RolloutId;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.WindowRow;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the codecs on both ends make of each other's records. Pure. */
final class Wire {
    private static final StepOrder.BackfillLimits LIMITS =
            new StepOrder.BackfillLimits("normal", 0, 0, 0, 0, 0, 1, List.of());

    private Wire() {}

    static Optional<AgentFact.Trouble> trouble(Optional<Problem> problem) {
        return problem.map(p -> new AgentFact.Trouble(p.code().id(), p.message(), p.wayOut()));
    }

    static AgentFact.PhaseReported fact(FromAgent.PhaseReport said) {
        return new AgentFact.PhaseReported(
                said.target(),
                said.rollout(),
                said.phase(),
                said.run(),
                said.attempt(),
                said.fence(),
                said.generation(),
                AgentFact.PhaseState.valueOf(said.state().name()),
                said.stepOrdinal(),
                said.stepsTotal(),
                said.waitingFor(),
                trouble(said.problem()),
                said.verifiedRows(),
                said.mismatches(),
                said.hiddenAt());
    }

    static AgentFact.WindowReported fact(FromAgent.WindowReport said) {
        return new AgentFact.WindowReported(
                said.target(),
                said.generation(),
                said.fence(),
                said.rowCommitted(),
                said.row().map(WindowRow::window),
                said.scan().map(scan -> scan.clean()),
                said.scan()
                        .filter(scan -> !scan.clean())
                        .map(scan -> List.of("a session"))
                        .orElse(List.of()),
                trouble(said.problem()));
    }

    static AgentFact.AuthorizeRequested fact(FromAgent.Authorize said) {
        return new AgentFact.AuthorizeRequested(
                said.target(),
                said.requestId().text(),
                said.rollout(),
                said.phase(),
                said.run(),
                said.stepOrdinal(),
                said.fence(),
                said.generation());
    }

    static AgentFact.GrantResolved fact(FromAgent.Released said) {
        return new AgentFact.GrantResolved(said.target(), said.grant(), said.fence(), said.done(), said.reason());
    }

    static AgentFact.StepReported fact(FromAgent.StepEvent said) {
        JournalEntry entry = said.entry();
        return new AgentFact.StepReported(
                said.target(),
                entry.id(),
                said.follows(),
                RolloutId.parse(entry.rollout()).orElseThrow(),
                entry.phase(),
                entry.run(),
                entry.attempt(),
                entry.fence(),
                entry.ordinal(),
                entry.title(),
                AgentFact.StepState.valueOf(entry.state().name()),
                entry.grant(),
                entry.at(),
                entry.rows(),
                entry.lockAttempts(),
                entry.lockHeldMicros(),
                trouble(entry.problem()));
    }

    static AgentFact.EvidenceReported fact(FromAgent.SessionEvidence said) {
        return new AgentFact.EvidenceReported(
                said.target(),
                said.since(),
                said.through(),
                said.incarnations().stream()
                        .map(seen -> new AgentFact.SeenIncarnation(
                                seen.incarnation(), seen.version(), seen.lastSeen(), seen.server()))
                        .toList(),
                roles(said.roles()),
                said.unknown(),
                said.servers().stream().map(Wire::fact).toList(),
                said.readers()
                        .map(readers ->
                                new AgentFact.Readers(readers.agentRole(), said.agentRoleShared(), readers.mayRead()))
                        .orElse(AgentFact.Readers.UNKNOWN),
                roles(said.taggedRoles()),
                said.workers().stream()
                        .map(seen -> new AgentFact.SeenWorker(seen.kind(), seen.role(), seen.lastSeen(), seen.server()))
                        .toList());
    }

    private static List<AgentFact.SeenRole> roles(List<FromAgent.SeenRole> said) {
        return said.stream()
                .map(seen -> new AgentFact.SeenRole(seen.role(), seen.lastSeen(), seen.mayReadTouched()))
                .toList();
    }

    private static AgentFact.ServerSessions fact(FromAgent.ServerSessions said) {
        return new AgentFact.ServerSessions(
                said.server(),
                said.since(),
                said.through(),
                said.opened(),
                said.unseen(),
                said.lastUnseen(),
                said.why(),
                said.statements().why(),
                said.statements().watched().stream()
                        .map(watched -> new AgentFact.WatchedStatements(
                                watched.version(),
                                watched.old(),
                                watched.since(),
                                watched.lastRead().entrySet().stream()
                                        .map(read -> new AgentFact.StatementRead(read.getKey(), read.getValue()))
                                        .toList()))
                        .toList());
    }

    static Optional<AgentFact.Inspected> fact(FromAgent.TargetReport said) {
        return said.inspection()
                .map(found -> new AgentFact.Inspected(
                        said.target(),
                        found.fence(),
                        said.holding(),
                        found.window().map(WindowRow::window),
                        found.window().map(WindowRow::generation).orElse(0L),
                        found.journalHead(),
                        found.fingerprint().identityToken(),
                        found.fingerprint().serverId(),
                        found.fingerprint().databaseId(),
                        found.fingerprint().timeline(),
                        found.halted(),
                        Optional.empty()));
    }

    static FromControlPlane.Desired desired(WindowStore.Desired row) {
        return new FromControlPlane.Desired(
                row.target(),
                row.generation(),
                Optional.of(row.window()),
                row.fenceFloor(),
                row.work().map(Wire::work),
                row.paused() ? Optional.of(row.pauseReason()) : Optional.empty());
    }

    private static FromControlPlane.Work work(Window.Goal goal) {
        Digest digest = SimulatedDatabase.PLAN.digest(goal.phase());
        return new FromControlPlane.Work(
                goal.rollout(),
                goal.phase(),
                goal.run(),
                goal.attempt(),
                "{}",
                digest,
                digest,
                LIMITS,
                Duration.ofMinutes(5));
    }

    static FromControlPlane said(SimulatedDriver.Reply reply) {
        return switch (reply) {
            case SimulatedDriver.Reply.Granted(var target, var grant) ->
                new FromControlPlane.Grant(
                        grant.id(),
                        grant.requestId(),
                        target,
                        grant.rollout(),
                        grant.phase(),
                        grant.run(),
                        grant.step(),
                        grant.fence(),
                        grant.generation());
            case SimulatedDriver.Reply.Denied(var target, String requestId, String why, Duration retryAfter) ->
                new FromControlPlane.Denied(
                        requestId, target, new FromControlPlane.Trouble("BLW-ADOPT", why, ""), retryAfter);
            case SimulatedDriver.Reply.Acknowledged(var target, long journalId, boolean again) ->
                new FromControlPlane.StepAck(target, journalId, again);
        };
    }
}
