package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.store.Hearing;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due by the clock alone: missing agents, arrivals during a closing, rollouts. Each piece is a transaction of its own; one that
 * fails by a mistake of ours waits for a time that grows, and everything else goes on. Thread-safe because it holds only rules.
 */
final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int LONGEST_TROUBLE = 300;
    private static final Duration LONGEST_POSTPONED = Duration.ofMinutes(5);

    /** What differs between who is there and what is known of it; a control plane that hears since a moment ago misses nobody. */
    private static final String MISSED = """
            select w.target, w.rollout, coalesce(s.heard, clock_timestamp()) as heard, coalesce(s.there, false) as there
              from target_window w
                join target t on t.name = w.target
                left join (select a.name, greatest(a.last_heard_at, h.since) as heard,
                        greatest(a.last_heard_at, h.since) > clock_timestamp() - ? * interval '1 millisecond' as there
                      from agent a, (select coalesce(max(case when through < clock_timestamp() - ?::interval then clock_timestamp()
                            else since end), clock_timestamp()) as since from hearing) h) s
                  on s.name = t.agent
             where (w.rollout is not null or w.lost_since is not null)
               and (w.lost_since is null) <> (w.rollout is null or coalesce(s.there, false))""";

    private final Store store;
    private final Driver driver;
    private final Duration agentSilentAfter;

    DueWork(Store store, Driver driver, Duration agentSilentAfter) {
        this.store = store;
        this.driver = driver;
        this.agentSilentAfter = agentSilentAfter;
    }

    /** Does one piece of each kind; whether there was any. */
    boolean turn() {
        boolean missed = missed();
        boolean arrived = arrival();
        return rollout() || missed || arrived;
    }

    // ---- agents that are not there ------------------------------------------------------------------------------

    private record Missed(TargetName target, @Nullable String rollout, Instant heard, boolean there) {}

    private static Missed missed(ResultSet row) throws SQLException {
        return new Missed(
                new TargetName(row.getString("target")),
                row.getString("rollout"),
                row.getTimestamp("heard").toInstant(),
                row.getBoolean("there"));
    }

    private boolean missed() {
        List<Missed> all =
                store.database().query(MISSED, DueWork::missed, agentSilentAfter.toMillis(), Hearing.LAPSE_TEXT);
        boolean any = false;
        for (Missed one : all) {
            any |= alone(
                    "an agent that is missed",
                    () -> toldAndWritten(one.target()),
                    mistake -> giveUp(one.target(), mistake));
        }
        return any;
    }

    /**
     * A mistake of ours would come again each turn, so the target is not looked at before its agent comes, or goes, the next time. A store
     * that is slow or away says nothing of the agent: what was not told yet must be told.
     */
    private void giveUp(TargetName target, Throwable mistake) {
        if (mistake instanceof BellowsException known
                && known.problem().code().category() == ErrorCode.Category.UNAVAILABLE) {
            return;
        }
        store.database()
                .update(
                        "update target_window set lost_since = case when lost_since is null then clock_timestamp() end"
                                + " where target = ?",
                        target.name());
    }

    /** Another one has the window's row at this moment: what was told is taken back with the transaction. */
    private static final class WindowTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        WindowTaken() {
            super("the window is another one's", null, false, false);
        }
    }

    /** Both or neither: of what is told and not written the other half would never be told. */
    private boolean toldAndWritten(TargetName target) {
        try {
            return store.transact(sql -> miss(sql, target));
        } catch (WindowTaken next) {
            return false;
        }
    }

    /**
     * Once more, in the transaction that says it: the rollout first, then the window.
     *
     * @throws WindowTaken to be asked again with the next turn
     */
    private boolean miss(Statements sql, TargetName target) throws SQLException {
        Optional<Missed> seen = sql.one(
                MISSED + " and w.target = ?",
                DueWork::missed,
                agentSilentAfter.toMillis(),
                Hearing.LAPSE_TEXT,
                target.name());
        if (seen.isEmpty()) {
            return false;
        }
        Missed now = seen.get();
        boolean lost = now.rollout() != null && !now.there();
        Optional<StoredPlan> plan = now.rollout() == null
                ? Optional.empty()
                : Rollouts.lock(sql, RolloutId.parse(now.rollout()).orElseThrow());
        if (plan.isPresent()) {
            RolloutEvent event =
                    lost ? new RolloutEvent.AgentLost(target, now.heard()) : new RolloutEvent.AgentBack(target);
            driver.drive(sql, plan.get(), List.of(event));
        }
        // Out of the order of all locks, so never waited for.
        int written = sql.update("""
                        update target_window set lost_since = ?
                         where target = (select target from target_window where target = ? for update skip locked)""", lost ? now.heard() : null, target.name());
        if (written == 0) {
            throw new WindowTaken();
        }
        return true;
    }

    // ---- arrivals -----------------------------------------------------------------------------------------------

    /** An instance that came while a window was closing asks for its re-opening. */
    private boolean arrival() {
        AtomicReference<@Nullable TargetName> taken = new AtomicReference<>();
        return alone("an arrival", () -> store.transact(sql -> arrival(sql, taken)), ignored -> {
            TargetName target = taken.get();
            if (target != null) {
                store.database().update("""
                                update arrival set failures = failures + 1,
                                    due_at = clock_timestamp() + least(power(2, least(failures, 20)), ?) * interval '1 second'
                                 where target = ?""", LONGEST_POSTPONED.toSeconds(), target.name());
            }
        });
    }

    private boolean arrival(Statements sql, AtomicReference<@Nullable TargetName> taken) throws SQLException {
        record Came(long seq, TargetName target, String who) {}
        Optional<Came> came = sql.one(
                """
                select seq, target, who from arrival where due_at <= clock_timestamp()
                 order by due_at, seq limit 1 for update skip locked""",
                row -> new Came(row.getLong("seq"), new TargetName(row.getString("target")), row.getString("who")));
        if (came.isEmpty()) {
            return false;
        }
        TargetName target = came.get().target();
        taken.set(target);
        // One answer serves everybody who came there; who another process is answering to is left to it.
        Long[] all = sql.query(
                        "select seq from arrival where target = ? for update skip locked",
                        row -> row.getLong("seq"),
                        target.name())
                .toArray(Long[]::new);
        Optional<Window.Goal> goal = JdbcWindowStore.in(sql)
                .window(target, WindowStore.Lock.NONE)
                .filter(here -> here.state() == Window.State.CLOSING)
                .flatMap(Window::goal);
        Optional<StoredPlan> plan =
                goal.isPresent() ? Rollouts.lock(sql, goal.get().rollout()) : Optional.empty();
        if (plan.isPresent()) {
            driver.drive(
                    sql,
                    plan.get(),
                    List.of(new RolloutEvent.ArrivalSeen(target, came.get().who())));
        }
        sql.update("delete from arrival where seq = any(?)", (Object) all);
        return true;
    }

    // ---- rollouts -----------------------------------------------------------------------------------------------

    private boolean rollout() {
        AtomicReference<@Nullable RolloutId> taken = new AtomicReference<>();
        return alone("a rollout", () -> store.transact(sql -> rollout(sql, taken)), mistake -> {
            String trouble = trouble(mistake);
            RolloutId id = taken.get();
            if (id != null) {
                store.transact(sql -> {
                    if (Rollouts.postpone(sql, id, trouble)) {
                        Rollouts.log(sql, id, JdbcWindowStore.in(sql).now(), "", "trouble", trouble);
                    }
                    return true;
                });
            }
        });
    }

    private boolean rollout(Statements sql, AtomicReference<@Nullable RolloutId> taken) throws SQLException {
        Optional<RolloutId> id = Rollouts.takeDue(sql);
        if (id.isEmpty()) {
            return false;
        }
        taken.set(id.get());
        Rollouts.healed(sql, id.get());
        StoredPlan plan = Rollouts.lock(sql, id.get()).orElseThrow();
        driver.drive(sql, plan, List.of(new RolloutEvent.TimePassed()));
        return true;
    }

    // ---- trouble ------------------------------------------------------------------------------------------------

    private interface Postponing {
        void postpone(Throwable mistake);
    }

    /** One piece of work: what fails in it postpones it alone. With a store that is away nothing can be postponed, and nothing is done. */
    private static boolean alone(String what, java.util.function.BooleanSupplier work, Postponing later) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException | Error mistake) {
            postpone(later, mistake);
            LOG.atError()
                    .setCause(mistake)
                    .addKeyValue("code", ErrorCode.ROLLOUT_TROUBLE.id())
                    .log("{} could not be decided on and waits; everything else goes on", what);
            return true;
        }
    }

    /** Where it cannot be postponed either, the store is away: both are told, the first one too. */
    private static void postpone(Postponing later, Throwable mistake) {
        try {
            later.postpone(mistake);
        } catch (RuntimeException | Error away) {
            if (away != mistake) {
                away.addSuppressed(mistake);
            }
            throw away;
        }
    }

    private static String trouble(Throwable mistake) {
        String text = ErrorCode.ROLLOUT_TROUBLE.id() + ": it could not be decided on and is tried again later: "
                + Objects.requireNonNullElse(
                        mistake.getMessage(), mistake.getClass().getSimpleName());
        return text.length() > LONGEST_TROUBLE ? text.substring(0, LONGEST_TROUBLE) + " …" : text;
    }
}
