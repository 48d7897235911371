package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Decision;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore.Desired;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.Store;
import dev.bellows.server.store.StoredJson;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver of the decision core on PostgreSQL. Thread-safe; any number of processes may share a store. */
public final class JdbcDriving implements Driving {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcDriving.class);
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(10);

    private final Store store;
    private final Driver driver;
    private final Facts facts;
    private final Planning planning;
    private final DueWork due;
    private final TargetDecisions decisions;
    private final LeastApprovals leastApprovals;

    /**
     * @param replica unique name of this process
     */
    public JdbcDriving(Store store, DrivingRules rules, String replica) {
        this.store = store;
        Narrowing narrowing = new Narrowing(rules.adoption());
        this.driver = new Driver(narrowing, rules);
        this.facts = new Facts(driver, narrowing, rules);
        this.planning = new Planning(driver, rules);
        this.due = new DueWork(store, driver, rules.agentSilentAfter());
        this.leastApprovals = rules.leastApprovals();
        this.decisions = new TargetDecisions(driver, narrowing, rules);
    }

    @Override
    public Heard accept(Speaker speaker, AgentFact fact) {
        return store.transact(sql -> facts.accept(sql, speaker, fact));
    }

    @Override
    public List<DesiredRow> desired(List<TargetName> targets, boolean all) {
        return store.transact(sql -> {
            List<Desired> rows =
                    sql.query("""
                    select d.body from desired d join target_window w using (target)
                     where target = any(?) and (? or w.acked < d.generation) order by target
                    """, row -> StoredJson.read(row.getString("body"), Desired.class), names(targets), all);
            List<DesiredRow> desired = new ArrayList<>();
            TreeMap<String, Ordered> rollouts = new TreeMap<>();
            for (Desired row : rows) {
                Optional<WorkOrder> work = Optional.empty();
                if (row.work().isPresent()) {
                    RolloutId id = row.work().get().rollout();
                    Ordered known = rollouts.get(id.toString());
                    Ordered ordered = known == null ? ordered(sql, id) : known;
                    rollouts.put(id.toString(), ordered);
                    work = order(ordered, row, row.work().get());
                }
                desired.add(new DesiredRow(
                        row.target(),
                        row.generation(),
                        row.window(),
                        row.generation(),
                        row.fenceFloor(),
                        work,
                        row.paused(),
                        row.pauseReason()));
            }
            return desired;
        });
    }

    /**
     * What the work orders of one rollout have in common: read once, however many targets ask.
     *
     * @param migration empty for a document that an older build deleted
     */
    private record Ordered(StoredPlan plan, SortedMap<TargetName, Throttling> throttles, Optional<String> migration) {}

    private static Ordered ordered(Statements sql, RolloutId id) throws SQLException {
        StoredPlan plan = Rollouts.find(sql, id).orElseThrow();
        SortedMap<TargetName, Throttling> throttles =
                Throttles.of(sql, plan, plan.state().members().keySet());
        Optional<String> migration = Rollouts.migration(sql, plan.migration()).map(Rollouts.Submitted::canonical);
        if (migration.isEmpty()) {
            LOG.warn(
                    "The document of {}, {}, is not in the store: it was withdrawn, and an older build deleted it. Its targets"
                            + " are told their windows and no work; nothing of it can be done again.",
                    id,
                    plan.migration().shown());
        }
        return new Ordered(plan, throttles, migration);
    }

    /** Nobody can work after a document that is no more; whoever comes for its finished work gets its window all the same. */
    private static Optional<WorkOrder> order(Ordered ordered, Desired row, Window.Goal goal) {
        StoredPlan plan = ordered.plan();
        int planClass =
                Objects.requireNonNull(plan.state().members().get(row.target())).planClass();
        Throttling throttle = Objects.requireNonNull(ordered.throttles().get(row.target()));
        return ordered.migration()
                .map(migration -> new WorkOrder(
                        goal.rollout(),
                        goal.phase(),
                        goal.run(),
                        goal.attempt(),
                        migration,
                        plan.migration(),
                        Objects.requireNonNull(plan.classes().get(planClass)).of(goal.phase()),
                        throttle.inForce(),
                        throttle.revision(),
                        LOCK_PATIENCE,
                        row.acceptDrift(),
                        goal.byHand()));
    }

    private static String[] names(List<TargetName> targets) {
        return targets.stream().map(TargetName::name).toArray(String[]::new);
    }

    @Override
    public List<Reply.Granted> outstandingGrants(List<TargetName> targets) {
        return store
                .database()
                .query(
                        "select body from target_window where target = any(?) order by target",
                        row -> StoredJson.read(row.getString("body"), Window.class),
                        (Object) names(targets))
                .stream()
                .flatMap(window ->
                        window.grants().outstanding().stream().map(grant -> Facts.granted(window.target(), grant)))
                .toList();
    }

    @Override
    public RolloutId plan(PlanDraft draft) {
        return store.transact(sql -> {
            RolloutId id = planning.plan(sql, draft, JdbcWindowStore.in(sql).now());
            String facts = "{\"matched\":" + draft.targets().size() + "}";
            AuditLog.write(sql, draft.person(), "rollout plan", id.toString(), "", facts);
            return id;
        });
    }

    @Override
    public SortedMap<TargetName, Problem> alreadyThere(SchemaLine line, int version, List<TargetName> targets) {
        return store.transact(sql -> AlreadyThere.of(sql, line, version, targets));
    }

    @Override
    public SortedMap<PhaseGroup, Integer> approvalsNeeded(RolloutId id) {
        return store.transact(sql -> {
            Optional<StoredPlan> plan = Rollouts.find(sql, id);
            return plan.isPresent() ? Approvals.needed(sql, plan.get(), leastApprovals) : new TreeMap<>();
        });
    }

    @Override
    public Map<TargetName, Long> throttleRevisions(List<TargetName> targets) {
        return store.transact(sql -> Throttles.revisions(sql, targets));
    }

    @Override
    public SortedMap<TargetName, Throttling> throttles(RolloutId id) {
        return store.transact(sql -> {
            Optional<StoredPlan> plan = Rollouts.find(sql, id);
            return plan.isPresent()
                    ? Throttles.of(sql, plan.get(), plan.get().state().members().keySet())
                    : new TreeMap<>();
        });
    }

    @Override
    public List<Throttling.Changed> throttle(Throttling.Change change) {
        return store.transact(sql -> Throttles.change(sql, change));
    }

    @Override
    public Outcome command(Command command) {
        return store.transact(sql -> {
            StoredPlan plan = Rollouts.lock(sql, command.rollout())
                    .orElseThrow(() -> BellowsException.of(
                            ErrorCode.ROLLOUT_UNKNOWN, "There is no rollout " + command.rollout() + "."));
            checkDigest(plan, command);
            if (command.preview()) {
                rehearse(sql, plan, command);
            } else {
                carryOut(sql, plan, command);
            }
            return outcome(plan, Rollouts.find(sql, plan.id()).orElseThrow(), command);
        });
    }

    @Override
    public TargetOutcome decide(TargetDecision decision, String person, String reason) {
        return store.transact(sql -> decisions.decide(sql, decision, person, reason));
    }

    private static void checkDigest(StoredPlan plan, Command command) {
        boolean unknown = command.digest().isPresent()
                && !plan.digests().containsValue(command.digest().get());
        if (unknown) {
            throw BellowsException.of(
                    ErrorCode.ROLLOUT_DIGEST_UNKNOWN,
                    "Digest " + command.digest().get().shown() + " is not the present plan of " + plan.id() + ".");
        }
    }

    /** Refuses what carrying it out would refuse: nobody is shown what a verb matches that is not taken. Changes nothing. */
    private static void rehearse(Statements sql, StoredPlan plan, Command command) throws SQLException {
        check(sql, plan, command);
        Optional<Decision.Refusal> refusal = commanded(command)
                .flatMap(event -> RolloutCore.decide(
                                plan.state(), event, JdbcWindowStore.in(sql).now())
                        .refusal());
        if (refusal.isPresent()) {
            throw new IllegalVerb(plan.id(), refusal.get(), successor(sql, plan.id()));
        }
    }

    private static void check(Statements sql, StoredPlan plan, Command command) throws SQLException {
        if (command.verb() == Verb.START) {
            Starting.check(sql, plan);
        }
        GoingBack.check(sql, plan, command);
        OpenBadRows.check(sql, plan, command);
    }

    private static Optional<RolloutEvent> commanded(Command command) {
        return coreVerb(command.verb())
                .map(verb -> new RolloutEvent.Commanded(
                        verb, new TreeSet<>(command.targets()), command.person(), command.reason(), command.byHand()));
    }

    private void carryOut(Statements sql, StoredPlan plan, Command command) throws SQLException {
        check(sql, plan, command);
        AuditLog.write(
                sql,
                command.person(),
                command.verb().name().toLowerCase(java.util.Locale.ROOT),
                plan.id().toString(),
                command.reason(),
                saidByHand(plan, command));
        Optional<RolloutEvent> commanded = commanded(command);
        RolloutEvent event = commanded.isPresent() ? commanded.get() : approved(sql, plan, command);
        Optional<Decision.Refusal> refusal = driver.drive(sql, plan, List.of(event));
        if (refusal.isPresent()) {
            throw new IllegalVerb(plan.id(), refusal.get(), successor(sql, plan.id()));
        }
    }

    /** Of which step at which target the person says that it was done by hand, as facts of the audit log. */
    private static String saidByHand(StoredPlan plan, Command command) {
        if (!command.byHand()) {
            return "{}";
        }
        TreeMap<String, String> steps = new TreeMap<>();
        plan.state()
                .failedSteps(new TreeSet<>(command.targets()))
                .forEach(step -> steps.put(step.target().name(), step.shown()));
        return StoredJson.write(Map.of("by_hand", steps));
    }

    private static Optional<RolloutId> successor(Statements sql, RolloutId id) throws SQLException {
        return Rollouts.ofLine(sql, id.line()).stream()
                .map(StoredPlan::id)
                .filter(other -> other.version() == id.version() && other.number() > id.number())
                .reduce((first, second) -> second);
    }

    private static RolloutEvent approved(Statements sql, StoredPlan plan, Command command) throws SQLException {
        Digest digest = command.digest()
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.ROLLOUT_DIGEST_UNKNOWN, "An approval names the digest that was shown."));
        PhaseGroup group = Approvals.approve(sql, plan, digest, command);
        Rollouts.log(
                sql,
                plan.id(),
                JdbcWindowStore.in(sql).now(),
                "",
                "APPROVE",
                command.person() + " approved " + group.name().toLowerCase(java.util.Locale.ROOT));
        return new RolloutEvent.TimePassed();
    }

    private static Optional<dev.bellows.rollout.Verb> coreVerb(Verb verb) {
        return verb == Verb.APPROVE ? Optional.empty() : Optional.of(dev.bellows.rollout.Verb.valueOf(verb.name()));
    }

    /** Counted are those who go along, not all who were named: nobody is told that a database goes which stays. */
    private static Outcome outcome(StoredPlan before, StoredPlan plan, Command command) {
        TreeSet<TargetName> named = new TreeSet<>(command.targets());
        List<TargetName> matched = coreVerb(command.verb())
                .map(verb -> List.copyOf(before.state().takes(verb, named)))
                .orElseGet(() -> before.state().members().keySet().stream()
                        .filter(name -> named.isEmpty() || named.contains(name))
                        .toList());
        int classes = (int) matched.stream()
                .map(name ->
                        Objects.requireNonNull(plan.state().members().get(name)).planClass())
                .distinct()
                .count();
        return new Outcome(
                matched.size(),
                plan.state().members().size(),
                classes,
                !command.preview(),
                plan.state().phase().name());
    }

    @Override
    public boolean work() {
        return due.turn();
    }

    @Override
    public void awaitWork(Duration limit) throws InterruptedException {
        store.hints().await(limit);
    }
}
