package dev.bellows.server.adoption;

import dev.bellows.document.Digest;
import dev.bellows.document.DurationText;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.rollout.adoption.Claim;
import dev.bellows.rollout.adoption.Evidence;
import dev.bellows.rollout.adoption.Vouched;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowBusy;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.store.Hearing;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.Store;
import dev.bellows.server.store.StoreFailure;
import dev.bellows.server.store.StoredJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Windows, claims and desired rows in PostgreSQL. Thread-safe because the store is. */
public final class JdbcWindowStore implements WindowStore {
    private static final String WINDOW = "window";
    private static final String CLAIM = "claim";

    private final Store store;

    public JdbcWindowStore(Store store) {
        this.store = store;
    }

    @Override
    public <T> T transact(Work<T> work) {
        return store.transact(statements -> work.in(in(statements)));
    }

    /** The port inside a transaction that is open already. */
    public static Tx in(Statements statements) {
        return new JdbcTx(statements);
    }

    /**
     * Locks the windows of these targets for writing, in the order of all locks: for whoever will write many of them in an order of its
     * own.
     */
    public static void lockInOrder(Statements sql, Collection<TargetName> targets) throws SQLException {
        sql.query(
                        "select target from target_window where target = any(?) order by target collate \"C\" for update",
                        row -> row.getString("target"),
                        (Object) targets.stream().map(TargetName::name).toArray(String[]::new))
                .forEach(name -> sql.locks().taken(WINDOW, name, true));
    }

    private static final class JdbcTx implements Tx {
        private final Statements sql;
        private @Nullable Instant now;

        JdbcTx(Statements sql) {
            this.sql = sql;
        }

        @Override
        public Instant now() {
            Instant known = now;
            if (known == null) {
                known = StoreFailure.wrap(() -> sql.one(
                                "select clock_timestamp() as now",
                                row -> Objects.requireNonNull(Statements.instant(row, "now")))
                        .orElseThrow());
                now = known;
            }
            return known;
        }

        @Override
        public void roster(SchemaLine line, String environment, Lock lock) {
            String function = switch (lock) {
                case NONE -> "";
                case SHARE -> "pg_advisory_xact_lock_shared";
                case UPDATE -> "pg_advisory_xact_lock";
            };
            if (!function.isEmpty()) {
                StoreFailure.wrap(() -> sql.query(
                        "select " + function + "(hashtextextended('roster/' || ? || '/' || ?, 0))",
                        row -> true,
                        line.name(),
                        environment));
            }
        }

        @Override
        public Optional<Window> window(TargetName target, Lock lock) {
            Optional<Window> found = StoreFailure.wrap(() -> sql.one(
                    "select body, environment from target_window where target = ?"
                            + suffix(WINDOW, target.name(), lock),
                    row -> StoredJson.read(row.getString("body"), Window.class).in(row.getString("environment")),
                    target.name()));
            boolean locks = lock != Lock.NONE;
            if (found.isPresent() && locks) {
                sql.locks().taken(WINDOW, target.name(), lock == Lock.UPDATE);
            } else if (locks && window(target, Lock.NONE).isPresent()) {
                throw new WindowBusy(target);
            }
            return found;
        }

        /** Waits for a lock only in the order of all locks. */
        private String suffix(String kind, String name, Lock lock) {
            boolean exclusively = lock == Lock.UPDATE;
            boolean patient = sql.locks().mayWait(kind, name) || sql.locks().holds(kind, name, exclusively);
            return switch (lock) {
                case NONE -> "";
                case SHARE -> " for share" + (patient ? "" : " skip locked");
                case UPDATE -> " for update" + (patient ? "" : " skip locked");
            };
        }

        @Override
        public void save(Window window) {
            StoreFailure.wrap(() -> sql.update(
                    """
                    insert into target_window (target, line, environment, generation, acked, rollout, body)
                    values (?, ?, ?, ?, ?, ?, ?::jsonb)
                    on conflict (target) do update set generation = excluded.generation, acked = excluded.acked,
                        rollout = excluded.rollout, body = excluded.body
                    """,
                    window.target().name(),
                    window.line().name(),
                    window.environment(),
                    window.generation(),
                    window.acked(),
                    window.goal().map(goal -> goal.rollout().toString()).orElse(null),
                    StoredJson.write(window)));
        }

        @Override
        public List<TargetName> targets(SchemaLine line, String environment) {
            return StoreFailure.wrap(() -> sql.query(
                    "select target from target_window where line = ? and environment = ? order by target collate \"C\"",
                    row -> new TargetName(row.getString("target")),
                    line.name(),
                    environment));
        }

        @Override
        public Optional<Claim> claim(String incarnation, Lock lock) {
            Optional<Claim> found = StoreFailure.wrap(() -> sql.one(
                    "select body from claim where incarnation = ?" + suffix(CLAIM, incarnation, lock),
                    row -> StoredJson.read(row.getString("body"), Claim.class),
                    incarnation));
            if (lock != Lock.NONE) {
                sql.locks().taken(CLAIM, incarnation, lock == Lock.UPDATE);
            }
            return found;
        }

        @Override
        public List<Claim> claims(Window window) {
            return StoreFailure.wrap(() -> sql.query(
                    """
                    select body from claim where line = ? and environment = ? and ended_at is null
                       and (targets = '{}' or ? = any(targets)) and not (? = any(absent_from)) order by incarnation
                    """,
                    row -> StoredJson.read(row.getString("body"), Claim.class),
                    window.line().name(),
                    window.environment(),
                    window.target().name(),
                    window.target().name()));
        }

        @Override
        public void save(Claim claim) {
            StoreFailure.wrap(() -> sql.update(
                    """
                    insert into claim (incarnation, line, environment, targets, absent_from, registered_at, last_heard_at,
                        ended_at, body)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                    on conflict (incarnation) do update set line = excluded.line, environment = excluded.environment,
                        targets = excluded.targets, absent_from = excluded.absent_from,
                        last_heard_at = excluded.last_heard_at, ended_at = excluded.ended_at, body = excluded.body
                    """,
                    claim.incarnation(),
                    claim.line().name(),
                    claim.environment(),
                    names(claim.targets()),
                    names(List.copyOf(claim.absentFrom())),
                    claim.registeredAt(),
                    claim.lastHeardAt(),
                    claim.endedAt().orElse(null),
                    StoredJson.write(claim)));
        }

        private static String[] names(List<TargetName> targets) {
            return targets.stream().map(TargetName::name).toArray(String[]::new);
        }

        @Override
        public Optional<Instant> confirmedGone(String incarnation) {
            return StoreFailure.wrap(() -> sql.one(
                    "select at from confirmed_gone where incarnation = ?",
                    row -> Objects.requireNonNull(Statements.instant(row, "at")),
                    incarnation));
        }

        @Override
        public void confirmGone(String incarnation, String person, String reason) {
            StoreFailure.wrap(() -> sql.update("""
                    insert into confirmed_gone (incarnation, at, person, reason) values (?, ?, ?, ?)
                    on conflict (incarnation) do update set at = excluded.at, person = excluded.person,
                        reason = excluded.reason
                    """, incarnation, now(), person, reason));
        }

        @Override
        public boolean wasSeen(String incarnation) {
            return StoreFailure.wrap(() -> sql.one(
                            "select 1 from evidence where body @> jsonb_build_object('report', jsonb_build_object("
                                    + "'incarnations', jsonb_build_array(jsonb_build_object('incarnation', ?::text))))"
                                    + " limit 1",
                            row -> true,
                            incarnation)
                    .isPresent());
        }

        @Override
        public Optional<Evidence> evidence(TargetName target) {
            return StoreFailure.wrap(() -> sql.one(
                    "select body from evidence where target = ?",
                    row -> StoredJson.read(row.getString("body"), Evidence.class),
                    target.name()));
        }

        @Override
        public void save(Evidence evidence) {
            StoreFailure.wrap(() -> sql.update(
                    """
                    insert into evidence (target, received_at, body) values (?, ?, ?::jsonb)
                    on conflict (target) do update set received_at = excluded.received_at, body = excluded.body
                    """, evidence.report().target().name(), evidence.receivedAt(), StoredJson.write(evidence)));
        }

        @Override
        public Instant hearingSince() {
            return StoreFailure.wrap(() -> sql.one(
                            "select coalesce(max(case when through < clock_timestamp() - ?::interval"
                                    + " then clock_timestamp() else since end), clock_timestamp()) as since from hearing",
                            row -> Objects.requireNonNull(Statements.instant(row, "since")),
                            Hearing.LAPSE_TEXT)
                    .orElseThrow());
        }

        @Override
        public List<Vouched> vouched(SchemaLine line) {
            return StoreFailure.wrap(() -> sql.query(
                    "select role, version, about_table from consumer where line in ('', ?) and until > clock_timestamp()",
                    row -> new Vouched(
                            row.getString("role"),
                            Optional.ofNullable((Integer) row.getObject("version")),
                            Optional.ofNullable(row.getString("about_table"))
                                    .map(text -> TableName.parse(text).orElseThrow())),
                    line.name()));
        }

        @Override
        public Optional<Touches> touches(SchemaLine line, int version) {
            return StoreFailure.wrap(() -> sql.one(
                            "select canonical, digest from migration where line = ? and version = ? and withdrawn_at is null",
                            row -> MigrationDocuments.readCanonical(
                                    row.getString("canonical"), new Digest(row.getString("digest"))),
                            line.name(),
                            version)
                    .map(Touches::of));
        }

        @Override
        public Duration quiet(SchemaLine line, int version) {
            List<Duration> told = StoreFailure.wrap(() -> sql.query(
                    """
                    select coalesce(canonical::jsonb #>> '{contract,quiet}', ?) as quiet from migration
                    where line = ? and version = ? and withdrawn_at is null
                    union all
                    select jsonb_path_query(s.canonical::jsonb, '$.**.adoption.quiet') #>> '{}'
                    from rollout r join strategy s on s.digest = r.strategy_digest where r.line = ? and r.version = ?
                    """,
                    row -> DurationText.parse(row.getString("quiet")),
                    MigrationDocuments.DEFAULT_QUIET.toString(),
                    line.name(),
                    version,
                    line.name(),
                    version));
            return told.stream().max(Duration::compareTo).orElse(MigrationDocuments.DEFAULT_QUIET);
        }

        @Override
        public void arrived(TargetName target, String who) {
            StoreFailure.wrap(() -> sql.update("insert into arrival (target, who) values (?, ?)", target.name(), who));
            StoreFailure.wrap(() -> sql.query(dev.bellows.server.store.WorkHints.NOTIFY, row -> true));
        }

        @Override
        public void desire(Desired desired) {
            StoreFailure.wrap(
                    () -> sql.update("""
                    insert into desired (target, generation, body) values (?, ?, ?::jsonb)
                    on conflict (target) do update set generation = excluded.generation, body = excluded.body
                    """, desired.target().name(), desired.generation(), StoredJson.write(desired)));
            StoreFailure.wrap(() -> sql.query(dev.bellows.server.store.WorkHints.NOTIFY, row -> true));
        }
    }
}
