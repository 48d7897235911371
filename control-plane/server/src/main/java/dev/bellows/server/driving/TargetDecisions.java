package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.adoption.Claim;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Reports;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.rollout.adoption.WindowStore.Lock;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.driving.Driving.TargetDecision;
import dev.bellows.server.driving.Driving.TargetOutcome;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.WorkHints;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What only a person can decide about a target: each decision, its line in the audit log and all that follows from it are one
 * transaction. Locks in the order of everybody else: the target's row, rollouts, who belongs to an environment, the window. Thread-safe
 * because it holds only rules.
 */
final class TargetDecisions {
    private static final int MOST_NAMED = 10;

    private final Driver driver;
    private final DrivingRules rules;
    private final Narrowing narrowing;
    private final Reports reports;

    TargetDecisions(Driver driver, Narrowing narrowing, DrivingRules rules) {
        this.driver = driver;
        this.rules = rules;
        this.narrowing = narrowing;
        this.reports = new Reports(narrowing);
    }

    TargetOutcome decide(Statements sql, TargetDecision decision, String person, String reason) throws SQLException {
        TargetName target = decision.target();
        if (sql.one("select 1 from target where name = ? for update", row -> true, target.name())
                .isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.FLEET_NO_SUCH_TARGET, "There is no target '" + target + "' in this fleet.");
        }
        Rollouts.TargetFacts facts =
                Rollouts.target(sql, target, rules.agentSilentAfter()).orElseThrow();
        WindowStore.Tx tx = JdbcWindowStore.in(sql);
        List<RolloutId> moved = switch (decision) {
            case TargetDecision.Environment move -> {
                audit(sql, person, "target environment", target, reason, facts.environment(), move.environment());
                yield environment(sql, tx, facts, move);
            }
            case TargetDecision.Accept accept -> {
                audit(sql, person, "target reconcile", target, reason, facts.state(), "accept");
                yield reconcile(sql, tx, facts, target, false);
            }
            case TargetDecision.AsNew fresh -> {
                audit(sql, person, "target reconcile", target, reason, facts.state(), "as-new");
                yield reconcile(sql, tx, facts, target, true);
            }
            case TargetDecision.AcceptDrift drift -> {
                audit(sql, person, "target accept-drift", target, reason, facts.state(), facts.state());
                yield acceptDrift(sql, tx, target, person + ": " + reason);
            }
        };
        sql.query(WorkHints.NOTIFY, row -> true);
        return new TargetOutcome(
                target,
                Rollouts.target(sql, target, rules.agentSilentAfter())
                        .orElseThrow()
                        .state(),
                notServed(tx, target),
                moved);
    }

    private static void audit(
            Statements sql, String person, String verb, TargetName target, String reason, String from, String to)
            throws SQLException {
        sql.update(
                "insert into audit (who, verb, object, reason, facts) values (?, ?, ?, ?, jsonb_build_object('from', ?, 'to', ?))",
                person,
                verb,
                target.name(),
                reason,
                from,
                to);
    }

    /** Instances that a look at the window finds and that it does not serve. */
    private static List<String> notServed(WindowStore.Tx tx, TargetName target) {
        return tx.window(target, Lock.NONE).stream()
                .flatMap(window -> tx.claims(window).stream()
                        .filter(claim -> window.inForce()
                                .filter(range -> claim.reach().meets(range))
                                .isEmpty()))
                .map(Claim::who)
                .limit(MOST_NAMED)
                .toList();
    }

    /** Looks find claims by environment: those of the new one begin to count here, and those of the old one end to. */
    private List<RolloutId> environment(
            Statements sql, WindowStore.Tx tx, Rollouts.TargetFacts facts, TargetDecision.Environment move)
            throws SQLException {
        TargetName target = move.target();
        for (String environment : new TreeSet<>(List.of(facts.environment(), move.environment()))) {
            tx.roster(facts.line(), environment, Lock.UPDATE);
        }
        Optional<Window> window = tx.window(target, Lock.UPDATE);
        window.filter(here -> here.goal().isPresent()).flatMap(Window::goal).ifPresent(goal -> {
            throw inTheWay(
                    target,
                    "rollout " + goal.rollout() + " is at work on it ("
                            + goal.phase().word() + ")",
                    "bellows rollout describe " + goal.rollout());
        });
        List<String> named = window.stream()
                .flatMap(here -> tx.claims(here).stream())
                .filter(claim -> !claim.mustRegister() && claim.targets().contains(target))
                .map(Claim::who)
                .limit(MOST_NAMED)
                .toList();
        if (!named.isEmpty()) {
            throw inTheWay(
                    target,
                    "instances of environment " + facts.environment() + " name it: " + String.join(", ", named),
                    "bellows get instances");
        }
        // The window's row follows: the environment is kept in one place.
        sql.update(
                "update target set environment = ?, refused = null where name = ?", move.environment(), target.name());
        if (window.isPresent()) {
            Window here = tx.window(target, Lock.UPDATE).orElseThrow();
            boolean joins = reports.rejoin(tx, here);
            sql.update(
                    "update target set state = ? where name = ? and state in ('ACTIVE', 'JOINING')",
                    joins ? "JOINING" : "ACTIVE",
                    target.name());
        }
        return List.of();
    }

    private static BellowsException inTheWay(TargetName target, String what, String wayOut) {
        return new BellowsException(new Problem(
                ErrorCode.FLEET_IN_THE_WAY, "Target " + target + " cannot be changed now: " + what + ".", wayOut));
    }

    private List<RolloutId> reconcile(
            Statements sql, WindowStore.Tx tx, Rollouts.TargetFacts facts, TargetName target, boolean asNew)
            throws SQLException {
        // Rollouts are locked before windows, in the order of their names.
        List<StoredPlan> flying = new ArrayList<>();
        List<StoredPlan> ofLine = Rollouts.ofLine(sql, facts.line());
        Set<RolloutId> undone = undone(tx, ofLine, target);
        for (StoredPlan plan : ofLine) {
            if (concerns(plan, target) || undone.contains(plan.id())) {
                Rollouts.lock(sql, plan.id())
                        .filter(now -> concerns(now, target) || undone.contains(now.id()))
                        .ifPresent(flying::add);
            }
        }
        Window window = tx.window(target, Lock.UPDATE)
                .filter(here -> !here.seen().reconcile().isEmpty())
                .orElseThrow(() -> new BellowsException(new Problem(
                        ErrorCode.FLEET_NOT_RECONCILE,
                        "Target " + target + " is " + facts.state()
                                + ": nobody has to say what became of its database.",
                        "bellows describe target " + target)));
        if (facts.state().equals("UNREACHABLE")) {
            // What it said of itself before may be true no more, and its agent would not serve it anyway.
            throw inTheWay(
                    target, "its agent cannot use it (" + facts.problem() + ")", "bellows describe target " + target);
        }
        Window.Found found = acceptable(window, asNew);
        reports.accepted(tx, window, found);
        sql.update(
                "update target set state = ? where name = ?",
                tx.window(target, Lock.NONE).orElseThrow().seen().joining() ? "JOINING" : "ACTIVE",
                target.name());
        for (StoredPlan plan : flying) {
            Rollouts.log(
                    sql,
                    plan.id(),
                    tx.now(),
                    target.name(),
                    "reconcile",
                    "accepted " + (asNew ? "as a new database" : "as it is") + ": its row says " + found.row());
            driver.drive(sql, plan, List.of(new RolloutEvent.Reconciled(target, found.row())));
        }
        return flying.stream().map(StoredPlan::id).toList();
    }

    private List<RolloutId> acceptDrift(Statements sql, WindowStore.Tx tx, TargetName target, String who)
            throws SQLException {
        Optional<RolloutId> working =
                tx.window(target, Lock.NONE).flatMap(Window::goal).map(Window.Goal::rollout);
        Optional<StoredPlan> plan = working.isPresent() ? Rollouts.lock(sql, working.get()) : Optional.empty();
        Optional<PhaseRun> run = plan.flatMap(found -> found.state().activeRun(target));
        TargetRun here = run.map(found -> found.targets().get(target)).orElse(null);
        boolean drifted = here != null
                && here.trouble()
                        .filter(trouble -> trouble.code().equals(ErrorCode.STEP_DRIFTED.id()))
                        .isPresent();
        if (plan.isEmpty() || run.isEmpty() || here == null || !drifted) {
            throw new BellowsException(new Problem(
                    ErrorCode.FLEET_NO_DRIFT,
                    "No migration waits at target " + target + " because its catalog changed.",
                    "bellows describe target " + target));
        }
        if (here.paused() || run.get().state() == RunState.PAUSED) {
            throw inTheWay(
                    target,
                    "rollout " + plan.get().id() + " is paused here, and accepting lets it go on",
                    "bellows rollout resume " + plan.get().id());
        }
        if (!narrowing.acceptDrift(tx, target, who)) {
            throw inTheWay(
                    target,
                    "its window is being opened again",
                    "bellows rollout describe " + plan.get().id());
        }
        Rollouts.log(sql, plan.get().id(), tx.now(), target.name(), "drift", "accepted by " + who);
        driver.drive(sql, plan.get(), List.of(new RolloutEvent.DriftAccepted(target)));
        return List.of(plan.get().id());
    }

    /** Rollouts that are over and were rolled back here, the newest of its version each, where the database serves the version again. */
    private static Set<RolloutId> undone(WindowStore.Tx tx, List<StoredPlan> ofLine, TargetName target) {
        Optional<VersionRange> row = tx.window(target, Lock.NONE)
                .flatMap(window -> window.seen().found())
                .map(Window.Found::row);
        TreeMap<Integer, RolloutState> newest = new TreeMap<>();
        ofLine.stream()
                .map(StoredPlan::state)
                .filter(state -> state.members().containsKey(target))
                .forEach(state -> newest.put(state.id().version(), state));
        return newest.values().stream()
                .filter(state -> ComesFirst.standing(state, target) == Standing.ROLLED_BACK)
                .filter(state ->
                        row.filter(found -> found.max() >= state.id().version()).isPresent())
                .map(RolloutState::id)
                .collect(Collectors.toSet());
    }

    private static boolean concerns(StoredPlan plan, TargetName target) {
        return !plan.state().phase().over() && plan.state().members().containsKey(target);
    }

    private static Window.Found acceptable(Window window, boolean asNew) {
        TargetName target = window.target();
        Window.Found found = window.seen()
                .found()
                .orElseThrow(() -> new BellowsException(new Problem(
                        ErrorCode.FLEET_NOT_RECONCILE,
                        "Target " + target
                                + " has no window row any more, so there is nothing to accept: its agent makes"
                                + " one when it takes the database anew.",
                        "Restart its agent, then: bellows describe target " + target)));
        if (window.grants().outstanding().isPresent()) {
            throw inTheWay(
                    target,
                    "grant " + window.grants().outstanding().get().id()
                            + " is outstanding; its holder has to report first",
                    "bellows describe target " + target);
        }
        if (!asNew && !found.identityToken().equals(window.seen().identityToken())) {
            throw new BellowsException(new Problem(
                    ErrorCode.FLEET_ANOTHER_DATABASE,
                    "Target " + target + " leads to another database than before, not to an older state of it.",
                    "bellows target reconcile " + target + " --as-new --reason TEXT"));
        }
        return found;
    }
}
