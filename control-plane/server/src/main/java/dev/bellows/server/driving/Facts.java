package dev.bellows.server.driving;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.Speaking;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.rollout.Speaking.Standing;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.adoption.Granting;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Reports;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.adoption.Precedence;
import dev.bellows.server.driving.Driving.Heard;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.StoredJson;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes what agents say: one transaction each, the target's row locked before the rollout, the rollout before the window.
 * Thread-safe because it holds only rules.
 */
final class Facts {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Its agent goes on by itself; asking again only tells it, should it have forgotten. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

    private final Driver driver;
    private final Narrowing narrowing;
    private final Reports reports;
    private final Granting granting;
    private final Duration agentSilentAfter;
    private final LeastApprovals leastApprovals;

    Facts(Driver driver, Narrowing narrowing, DrivingRules rules) {
        this.driver = driver;
        this.narrowing = narrowing;
        this.reports = new Reports(narrowing);
        this.granting = new Granting(rules.adoption());
        this.agentSilentAfter = rules.agentSilentAfter();
        this.leastApprovals = rules.leastApprovals();
    }

    /** Takes the fact, or only says that its speaker is none any more. */
    Heard accept(Statements sql, Speaker speaker, AgentFact fact) throws SQLException {
        Standing standing = Speaking.standing(speaker, stored(sql, fact));
        return new Heard(standing, standing == Standing.SPEAKS ? take(sql, fact) : List.of());
    }

    /**
     * Who speaks for the target. Its row is locked before anything else, so that no other agent gets the target until this is
     * committed; an inspection will change the row.
     */
    private static Optional<Speaker> stored(Statements sql, AgentFact fact) throws SQLException {
        String lock = fact instanceof AgentFact.Inspected ? "no key update" : "share";
        return sql.one(
                "select t.agent, coalesce(a.epoch, 0) as epoch from target t left join agent a on a.name = t.agent"
                        + " where t.name = ? for " + lock + " of t",
                row -> new Speaker(row.getString("agent"), row.getLong("epoch")),
                fact.target().name());
    }

    private List<Reply> take(Statements sql, AgentFact fact) throws SQLException {
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        return switch (fact) {
            case AgentFact.EvidenceReported evidence -> {
                reports.evidence(tx, evidence);
                yield List.of();
            }
            case AgentFact.Inspected inspected -> inspected(sql, tx, inspected);
            case AgentFact.StepReported step -> step(sql, tx, step);
            case AgentFact.PhaseReported phase -> phase(sql, tx, phase);
            case AgentFact.WindowReported window -> window(sql, tx, window);
            case AgentFact.AuthorizeRequested request -> authorize(sql, tx, request);
            case AgentFact.GrantResolved resolved -> {
                Optional<StoredPlan> plan = lockWorkOf(sql, tx, resolved.target());
                release(sql, tx, plan, resolved.target(), resolved.grant(), resolved.fence(), resolved.done());
                yield List.of();
            }
        };
    }

    /** Locks the rollout whose work, or whose grant, the target has. */
    private static Optional<StoredPlan> lockWorkOf(Statements sql, WindowStore.Tx tx, TargetName target)
            throws SQLException {
        Optional<Window> window = tx.window(target, WindowStore.Lock.NONE);
        Optional<RolloutId> id = window.flatMap(Window::goal)
                .map(Window.Goal::rollout)
                .or(() -> window.flatMap(here -> here.grants().outstanding()).map(Window.Grant::rollout));
        return id.isPresent() ? Rollouts.lock(sql, id.get()) : Optional.empty();
    }

    private List<Reply> inspected(Statements sql, WindowStore.Tx tx, AgentFact.Inspected fact) throws SQLException {
        Optional<StoredPlan> plan = lockWorkOf(sql, tx, fact.target());
        Optional<Rollouts.TargetFacts> known = Rollouts.target(sql, fact.target(), agentSilentAfter);
        if (known.isPresent()) {
            Optional<Window> before = tx.window(fact.target(), WindowStore.Lock.UPDATE);
            Reports.Condition condition =
                    reports.inspected(tx, fact, known.get().line(), known.get().environment());
            sql.update(
                    "update target set state = ? where name = ?",
                    condition.name(),
                    fact.target().name());
            if (plan.isPresent() && before.isPresent()) {
                reconciled(sql, tx, plan.get(), before.get());
            }
            follow(sql, tx, plan, fact.target(), before);
            return stored(tx, fact.target());
        }
        return List.of();
    }

    /** While a target is behind the store its work is held; it goes on once the target has caught up. */
    private void reconciled(Statements sql, WindowStore.Tx tx, StoredPlan plan, Window before) throws SQLException {
        TargetName target = before.target();
        String now =
                tx.window(target, WindowStore.Lock.NONE).orElseThrow().seen().reconcile();
        boolean was = !before.seen().reconcile().isEmpty();
        if (!was && !now.isEmpty()) {
            Rollouts.log(sql, plan.id(), tx.now(), target.name(), "reconcile", "RECONCILE: " + now);
            narrowing.hold(tx, target, "RECONCILE: " + now, false);
        }
        boolean wanted = plan.state()
                .activeRun(target)
                .filter(run -> run.state() == RunState.RUNNING
                        && !Objects.requireNonNull(run.targets().get(target)).paused())
                .isPresent();
        if (was && now.isEmpty()) {
            Rollouts.log(sql, plan.id(), tx.now(), target.name(), "reconcile", "caught up with the store");
            if (wanted) {
                narrowing.goOn(tx, target);
            }
        }
    }

    /** How much of the journal the store has: the agent remembers what was acknowledged to it, by a store that may have gone back since. */
    private static List<Reply> stored(WindowStore.Tx tx, TargetName target) {
        return tx.window(target, WindowStore.Lock.NONE)
                .map(window -> new Reply.Acknowledged(target, window.seen().journalStored(), true))
                .<List<Reply>>map(List::of)
                .orElseGet(List::of);
    }

    /** Tells the core what a report changed in the window. */
    private void follow(
            Statements sql, WindowStore.Tx tx, Optional<StoredPlan> plan, TargetName target, Optional<Window> before)
            throws SQLException {
        Optional<Window> after = tx.window(target, WindowStore.Lock.NONE);
        if (plan.isEmpty() || before.isEmpty() || after.isEmpty()) {
            return;
        }
        boolean reopened =
                before.get().state() == Window.State.REOPENING && after.get().state() == Window.State.OPEN;
        Duration backOff = after.get()
                .past()
                .closeNotBefore()
                .map(at -> Duration.between(tx.now(), at))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
        RolloutEvent event = reopened ? new RolloutEvent.Reopened(target, backOff) : new RolloutEvent.Rechecked(target);
        driver.drive(sql, plan.get(), List.of(event));
    }

    private List<Reply> step(Statements sql, WindowStore.Tx tx, AgentFact.StepReported fact) throws SQLException {
        Optional<StoredPlan> plan = Rollouts.lock(sql, fact.rollout());
        int fresh = insert(sql, fact);
        Optional<Reports.Stored> stored = reports.journal(tx, fact);
        boolean ends = fact.state() == AgentFact.StepState.DONE || fact.state() == AgentFact.StepState.FAILED;
        if (fact.grant() > 0 && ends && fresh > 0) {
            boolean done = fact.state() == AgentFact.StepState.DONE;
            release(sql, tx, plan, fact.target(), fact.grant(), fact.fence(), done);
        }
        return stored.map(here -> new Reply.Acknowledged(fact.target(), here.through(), here.again()))
                .<List<Reply>>map(List::of)
                .orElseGet(List::of);
    }

    private static int insert(Statements sql, AgentFact.StepReported fact) throws SQLException {
        return sql.update(
                """
                insert into step_event (target, rollout, phase, run, attempt, fence, ordinal, state, journal_id, grant_id,
                    title, at, rows, lock_attempts, lock_held_micros, trouble)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing
                """,
                fact.target().name(),
                fact.rollout().toString(),
                fact.phase().name(),
                fact.run(),
                fact.attempt(),
                fact.fence(),
                fact.ordinal(),
                fact.state().name(),
                fact.journalId(),
                fact.grant(),
                fact.title(),
                fact.at(),
                fact.rows(),
                fact.lockAttempts(),
                fact.lockHeldMicros(),
                fact.trouble().map(StoredJson::write).orElse(null));
    }

    /** A grant is over, by its own id alone. */
    private void release(
            Statements sql,
            WindowStore.Tx tx,
            Optional<StoredPlan> plan,
            TargetName target,
            long grant,
            long fence,
            boolean done)
            throws SQLException {
        Optional<Window.Goal> used = granting.resolved(tx, target, grant, fence, done);
        if (plan.isPresent()) {
            RolloutEvent event = used.isPresent()
                    ? new RolloutEvent.GrantUsed(
                            target, used.get().phase(), used.get().run())
                    : new RolloutEvent.Rechecked(target);
            driver.drive(sql, plan.get(), List.of(event));
        }
    }

    private List<Reply> phase(Statements sql, WindowStore.Tx tx, AgentFact.PhaseReported fact) throws SQLException {
        Optional<StoredPlan> plan = Rollouts.lock(sql, fact.rollout());
        Optional<Window> window = tx.window(fact.target(), WindowStore.Lock.UPDATE);
        boolean current = window.isPresent()
                && fact.generation() == window.get().generation()
                && fact.fence() >= window.get().grants().fence()
                && window.get()
                        .goal()
                        .filter(goal -> goal.is(fact.rollout(), fact.phase(), fact.run()))
                        .isPresent();
        if (current && plan.isPresent()) {
            reports.acknowledged(tx, fact.target(), fact.generation(), fact.fence());
            RolloutEvent event = new RolloutEvent.PhaseReported(
                    fact.target(),
                    fact.phase(),
                    fact.run(),
                    fact.attempt(),
                    fact.state(),
                    fact.stepOrdinal(),
                    fact.stepsTotal(),
                    fact.waitingFor(),
                    fact.trouble());
            driver.drive(sql, plan.get(), List.of(event));
        }
        return List.of();
    }

    private List<Reply> window(Statements sql, WindowStore.Tx tx, AgentFact.WindowReported fact) throws SQLException {
        Optional<StoredPlan> plan = lockWorkOf(sql, tx, fact.target());
        Optional<Window> before = tx.window(fact.target(), WindowStore.Lock.UPDATE);
        reports.window(tx, fact);
        boolean vetoed = fact.scanClean().filter(clean -> !clean).isPresent();
        Optional<Window.Goal> goal =
                before.filter(here -> here.generation() == fact.generation()).flatMap(Window::goal);
        if (vetoed && plan.isPresent() && goal.isPresent()) {
            Window.Goal work = goal.get();
            RolloutEvent waiting = new RolloutEvent.PhaseReported(
                    fact.target(),
                    work.phase(),
                    work.run(),
                    work.attempt(),
                    AgentFact.PhaseState.WAITING,
                    0,
                    0,
                    "sessions: " + String.join("; ", fact.blockers()),
                    Optional.empty());
            driver.drive(sql, plan.get(), List.of(waiting));
        } else if (fact.trouble().isPresent() && plan.isPresent() && goal.isPresent()) {
            driver.drive(
                    sql, plan.get(), List.of(kept(fact.target(), fact.trouble().get())));
        } else {
            follow(sql, tx, plan, fact.target(), before);
        }
        return List.of();
    }

    /** What its database lacks keeps the window from opening; the agent goes on trying. */
    private static RolloutEvent kept(TargetName target, AgentFact.Trouble trouble) {
        return new RolloutEvent.NotReopened(
                target,
                "waits until its window row is open again: " + trouble.code() + ": " + trouble.message(),
                ASKED_AGAIN,
                Optional.of(trouble));
    }

    private List<Reply> authorize(Statements sql, WindowStore.Tx tx, AgentFact.AuthorizeRequested request)
            throws SQLException {
        Optional<StoredPlan> plan = Rollouts.lock(sql, request.rollout());
        Optional<String> closed = plan.isEmpty() ? Optional.of("no such rollout") : gates(sql, plan.get(), request);
        Granting.Permission permission = closed.isPresent()
                ? new Granting.Permission.Denied(closed.get(), SOON)
                : granting.authorize(tx, request);
        return switch (permission) {
            case Granting.Permission.Granted(Window.Grant grant) -> {
                Rollouts.log(
                        sql,
                        request.rollout(),
                        tx.now(),
                        request.target().name(),
                        "grant",
                        "grant " + grant.id() + " for " + grant.phase().word() + " step " + grant.step());
                yield List.of(granted(request.target(), grant));
            }
            case Granting.Permission.Denied(String why, Duration retryAfter) ->
                List.of(new Reply.Denied(
                        request.target(),
                        request.requestId(),
                        dev.bellows.document.error.ErrorCode.ADOPT_IN_THE_WAY.id(),
                        why,
                        "bellows rollout describe " + request.rollout(),
                        retryAfter));
        };
    }

    static Reply.Granted granted(TargetName target, Window.Grant grant) {
        return new Reply.Granted(
                target,
                grant.id(),
                grant.requestId(),
                grant.rollout(),
                grant.phase(),
                grant.run(),
                grant.step(),
                grant.fence(),
                grant.generation());
    }

    /** Gates the window does not know: pause, abort, approval as it stands at this moment, a halted or lost target. */
    private Optional<String> gates(Statements sql, StoredPlan plan, AgentFact.AuthorizeRequested request)
            throws SQLException {
        Optional<PhaseRun> run = plan.state().runs().stream()
                .filter(one -> one.phase() == request.phase() && one.number() == request.run())
                .findFirst();
        TargetRun target = run.map(one -> one.targets().get(request.target())).orElse(null);
        if (run.isEmpty() || target == null || !target.state().active() || target.leaving()) {
            return Optional.of("the rollout does not want this step any more");
        }
        if (run.get().state() != RunState.RUNNING || target.paused()) {
            return Optional.of("the run is " + run.get().state() + " "
                    + String.join("; ", run.get().pauses()));
        }
        if (!approved(sql, plan, request.phase(), request.target())) {
            return Optional.of(
                    "its approval has expired or was withdrawn, or its environment wants more of them by now");
        }
        if (request.phase() == Phase.CONTRACT) {
            Optional<String> bad = OpenBadRows.beforeAnOrder(
                            sql, plan.id().line(), plan.id().version(), request.target())
                    .map(Precedence.Waits::why);
            if (bad.isPresent()) {
                return bad;
            }
        }
        Optional<Rollouts.TargetFacts> facts = Rollouts.target(sql, request.target(), agentSilentAfter);
        boolean ready = facts.filter(
                        here -> here.state().equals("ACTIVE") && here.halted().isEmpty())
                .isPresent();
        return ready ? Optional.empty() : Optional.of("the target is halted or not active");
    }

    private boolean approved(Statements sql, StoredPlan plan, Phase phase, TargetName target) throws SQLException {
        PhaseGroup group = PhaseGroup.of(phase);
        Member member = plan.state().members().get(target);
        return group == PhaseGroup.UNDO
                || (member != null
                        && Approvals.inForce(sql, plan, new TreeMap<>(Map.of(target, member)), leastApprovals)
                                .suffice(
                                        group,
                                        Objects.requireNonNull(
                                                plan.state().plans().get(phase)),
                                        target,
                                        member));
    }
}
