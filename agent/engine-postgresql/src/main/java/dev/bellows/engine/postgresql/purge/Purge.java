package dev.bellows.engine.postgresql.purge;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.Removal;
import dev.bellows.engine.Removal.Obstacle;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.lock.LockHolders;
import dev.bellows.engine.postgresql.lock.LockLadder;
import dev.bellows.engine.postgresql.lock.StrongLockBatch;
import dev.bellows.engine.postgresql.schema.Guard;
import dev.bellows.engine.postgresql.schema.TakeOver;
import dev.bellows.engine.postgresql.session.AgentTag;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.PostgresUrl;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes everything of ours out of a database: leftovers table by table, each under one short lock, then schema {@code bellows} in one
 * transaction. Until that one commits the schema says all that there is to say, so that whoever comes back begins anew; nothing is
 * dropped with CASCADE. It takes the line over first: an agent that wakes up finds its fence raised. Confined to the caller's thread.
 */
public final class Purge {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Sessions sessions;
    private final TargetSettings settings;
    private final EngineRuntime runtime;
    private final Set<SchemaLine> lines;

    /**
     * @param lines whose state may go
     */
    public Purge(Sessions sessions, EngineRuntime runtime, Set<SchemaLine> lines) {
        this.sessions = sessions;
        this.settings = sessions.settings();
        this.runtime = runtime;
        this.lines = Set.copyOf(lines);
    }

    /** What would go, and what forbids it. Changes nothing. */
    public Removal removal() throws SQLException {
        Found found = look();
        List<String> objects = new ArrayList<>(
                found.leftovers().stream().map(Found.Leftover::shown).toList());
        objects.addAll(found.objects());
        if (found.schema()) {
            objects.add("schema bellows");
        }
        return new Removal(objects, found.obstacles());
    }

    /**
     * Does it.
     *
     * @param removed hears of each object that is gone
     * @return what is left
     */
    public List<String> run(String reason, Consumer<String> removed) throws SQLException {
        Found before = look();
        refuse(before);
        if (before.schema()) {
            long fence = new TakeOver(sessions, runtime.time()).run(0);
            silence(fence);
            Found found = look();
            refuse(found);
            Map<String, List<Found.Leftover>> byTable = new LinkedHashMap<>();
            found.leftovers()
                    .forEach(it -> byTable.computeIfAbsent(it.table(), t -> new ArrayList<>())
                            .add(it));
            for (Map.Entry<String, List<Found.Leftover>> table : byTable.entrySet()) {
                List<String> relations = table.getKey().isEmpty() ? List.of() : List.of(table.getKey());
                climb(
                        fence,
                        relations,
                        table.getValue().stream().map(Found.Leftover::drop).toList(),
                        Optional.empty(),
                        "SELECT 1");
                table.getValue().forEach(it -> removed.accept(it.shown()));
                runtime.killPoints().at("purge-table");
            }
            runtime.killPoints().at("purge-looked");
            schema(fence, found, reason, removed);
        }
        runtime.killPoints().at("purge-schema");
        return left();
    }

    private Found look() throws SQLException {
        List<Obstacle> services = new ArrayList<>();
        for (String replica : settings.replicas()) {
            try (PinnedSession session = sessions.replica(replica, Limits.QUESTION)) {
                services.addAll(Others.services(session, "replica " + PostgresUrl.parse(replica)));
            }
        }
        try (PinnedSession session = sessions.primary(0, Limits.QUESTION)) {
            Found found = new PurgeLook(session, settings, lines).look(sessions.liveBackends());
            List<Obstacle> all = new ArrayList<>(found.obstacles());
            all.addAll(found.schema() ? services : List.of());
            return new Found(found.schema(), found.objects(), found.leftovers(), all, found.mark());
        }
    }

    private void refuse(Found found) {
        if (!found.obstacles().isEmpty()) {
            Obstacle first = found.obstacles().getFirst();
            throw new BellowsException(new Problem(
                    ErrorCode.TARGET_NEEDED,
                    "In the database of " + settings.name() + ": "
                            + String.join(
                                    "; ",
                                    found.obstacles().stream()
                                            .map(Obstacle::what)
                                            .toList()) + ".",
                    first.next()));
        }
    }

    /** We hold the line and are no agent: whoever comes back after a cut need not wait until we are silent. */
    private void silence(long fence) throws SQLException {
        try (PinnedSession session = sessions.primary(fence, Limits.JOURNAL)) {
            session.transaction("UPDATE bellows.holder SET heartbeat_at = '-infinity' WHERE line = "
                    + Sql.literal(settings.line().name()) + " AND fence = " + fence);
        }
    }

    private void schema(long fence, Found found, String reason, Consumer<String> removed) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> drops = new ArrayList<>();
        OwnObjects.VIEWS.forEach(view -> drop(found, "view", view, drops));
        OwnObjects.FUNCTIONS.forEach(function -> {
            if (found.objects().contains("function bellows." + function)) {
                drops.add("DROP FUNCTION bellows." + function);
            }
        });
        try (PinnedSession session = sessions.primary(0, Limits.QUESTION)) {
            tables.addAll(session.list(
                    "WITH " + OwnObjects.IDS
                            + " SELECT format('bellows.%I', c.relname) FROM pg_class c WHERE c.relkind = 'r' AND c.oid IN"
                            + " (SELECT oid FROM own_relations) ORDER BY c.oid",
                    row -> row.getString(1)));
        }
        tables.forEach(table -> drops.add("DROP TABLE " + table));
        drops.add("DROP SCHEMA IF EXISTS bellows_archive");
        drops.add("DROP SCHEMA bellows");
        climb(fence, tables, drops, Optional.of(found.mark()), said(reason));
        found.objects().forEach(removed);
        removed.accept("schema bellows");
    }

    private static void drop(Found found, String kind, String name, List<String> drops) {
        if (found.objects().contains(kind + " bellows." + name)) {
            drops.add("DROP VIEW bellows." + name);
        }
    }

    /** Where it outlives us: in the server's own log. */
    private String said(String reason) {
        return "DO "
                + Sql.dollarQuoted(
                        "\nBEGIN RAISE LOG USING MESSAGE = format('Bellows was taken out of database %s by %s: %s',"
                                + " current_database(), current_user, " + Sql.literal(reason.replaceAll("\\s+", " "))
                                + "); END ");
    }

    /** Nothing that the look rested on has changed, and nobody has come, now that nobody can change it any more. */
    private String unchanged(String mark) {
        String own = String.join(
                ", ", sessions.liveBackends().stream().map(String::valueOf).toList());
        return "DO "
                + Sql.dollarQuoted("\nBEGIN IF " + PurgeLook.markSql() + " IS DISTINCT FROM " + Sql.literal(mark)
                        + " OR EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = current_database()"
                        + " AND a.pid <> pg_backend_pid() AND a.pid <> ALL (ARRAY[" + own
                        + "]::int[]) AND (starts_with(a.application_name, 'blw1') OR starts_with(a.application_name, "
                        + Sql.literal(AgentTag.PREFIX)
                        + "))) THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF; END ");
    }

    private void climb(long fence, List<String> relations, List<String> drops, Optional<String> mark, String journal)
            throws SQLException {
        LockLadder ladder = new LockLadder(runtime.chance());
        Instant deadline = runtime.time().instant().plus(PATIENCE);
        int attempt = 1;
        while (true) {
            // Who stays long is waited for without a lock: nobody shall queue behind us, and no try be logged in vain.
            List<String> inTheWay = holders(relations);
            Duration pause = LOOK_AGAIN;
            if (inTheWay.isEmpty()) {
                Duration rung = ladder.rung(attempt++);
                pause = ladder.pauseAfter(rung);
                if (attempt(fence, new Aim(relations, drops, mark, journal), rung)) {
                    return;
                }
            }
            if (runtime.time().instant().isAfter(deadline) || !Pause.of(pause)) {
                throw BellowsException.of(
                        ErrorCode.LOCK_NOT_GRANTED,
                        "In the database of " + settings.name() + " the lock on " + String.join(", ", relations)
                                + " was not granted in " + PATIENCE.toSeconds() + " s; in the way: "
                                + (inTheWay.isEmpty()
                                        ? "short transactions of many sessions"
                                        : String.join("; ", inTheWay))
                                + ". What was removed before stays so; the same command takes the rest.");
            }
        }
    }

    /** What is done to which relations in one transaction. */
    private record Aim(List<String> relations, List<String> drops, Optional<String> mark, String journal) {}

    /** False when the lock was not granted. */
    private boolean attempt(long fence, Aim aim, Duration rung) throws SQLException {
        try (PinnedSession session = sessions.primary(fence, Limits.BATCH)) {
            List<String> statements = new ArrayList<>();
            aim.mark.ifPresent(it -> statements.add(unchanged(it)));
            statements.addAll(aim.drops);
            try {
                session.send(new StrongLockBatch(
                                new Guard(settings.line(), fence, Long.MAX_VALUE, Optional.empty()).sql(),
                                aim.relations,
                                "ACCESS EXCLUSIVE",
                                rung,
                                Optional.empty(),
                                statements,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                aim.journal,
                                session.majorVersion() >= 17)
                        .text());
                return true;
            } catch (SQLException e) {
                session.rollBack();
                again(e, aim.relations);
                return false;
            }
        }
    }

    /** Returns when the same may be tried again. */
    private void again(SQLException e, List<String> relations) throws SQLException {
        SqlFailure kind = SqlFailure.of(e);
        switch (kind) {
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED -> {}
            case DRIFT, FENCE, GENERATION, WINDOW, HALTED ->
                throw BellowsException.of(
                        ErrorCode.TARGET_NEEDED,
                        "In the database of " + settings.name()
                                + " somebody came meanwhile, an agent or a service: fence, window, journal or sessions are not as they were looked at. Nothing of schema"
                                + " bellows was removed.");
            case CONNECTION_LOST ->
                throw new BellowsException(
                        Problem.of(
                                ErrorCode.TARGET_UNREACHABLE,
                                "The session was lost while " + String.join(", ", relations)
                                        + " was being cleared; the same command looks what became of it."),
                        Outcome.UNKNOWN,
                        e);
            case RIGHTS, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                throw new BellowsException(
                        Problem.of(
                                ErrorCode.TARGET_NEEDED,
                                "In the database of " + settings.name() + " the server refused a drop (SQLSTATE "
                                        + e.getSQLState() + "): "
                                        + String.valueOf(e.getMessage())
                                                .lines()
                                                .findFirst()
                                                .orElse("")),
                        Outcome.NOTHING_DONE,
                        e);
        }
    }

    private List<String> holders(List<String> relations) throws SQLException {
        if (relations.isEmpty()) {
            return List.of();
        }
        try (PinnedSession session = sessions.kept(0, Limits.QUESTION)) {
            List<Long> oids = session.list(
                    "SELECT to_regclass(r)::oid::bigint FROM unnest(ARRAY["
                            + String.join(
                                    ", ", relations.stream().map(Sql::literal).toList())
                            + "]::text[]) r WHERE to_regclass(r) IS NOT NULL",
                    row -> row.getLong(1));
            return LockHolders.olderThan(session, oids, LockLadder.LONGEST);
        }
    }

    /** What a new session finds of ours. */
    private List<String> left() throws SQLException {
        Removal after = removal();
        List<String> left = new ArrayList<>(after.objects());
        after.inTheWay().forEach(obstacle -> left.add(obstacle.what()));
        return left;
    }
}
