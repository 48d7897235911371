package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes an index over a partitioned table away. What was built for partitions and never joined goes beside readers and writers; the rest
 * goes with the frame, which the server drops only with the whole tree locked. An index that was there before us and was joined would go
 * too: a like of it is built before, and gets its name afterwards. Confined to the worker.
 */
final class EachPartTaken {
    private final StepRun run;
    private final Step.Body.EachPart body;
    private final ShortLock lock;

    EachPartTaken(StepRun run, Step.Body.EachPart body, ShortLock lock) {
        this.run = run;
        this.body = body;
        this.lock = lock;
    }

    StepOutcome execute() throws SQLException {
        if (!Made.index(run, body.subject())) {
            // Whatever has that name now was not made here.
            return run.done(0, 0, 0);
        }
        run.begin();
        Optional<Long> whole = Parts.oid(run, body.subject());
        if (whole.isPresent()) {
            Optional<StepOutcome> outcome = without(whole.get());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        Optional<StepOutcome> outcome = namesBack();
        return outcome.isPresent()
                ? outcome.get()
                : run.done(0, 0, 0, Made.forgetIndexSql(run, body.subject()) + ";\n");
    }

    private Optional<StepOutcome> without(long whole) throws SQLException {
        OnlinePart online = new OnlinePart(run, "indexes of partitions", () -> true);
        for (String part : Made.parts(run, whole)) {
            Optional<Alone> alone = alone(part);
            if (alone.isPresent()) {
                Optional<StepOutcome> outcome = alone.get().leaf()
                        ? online.send("DROP INDEX CONCURRENTLY IF EXISTS " + part, Optional.empty())
                        : drop(alone.get().table(), "DROP INDEX IF EXISTS " + part);
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
        }
        Optional<StepOutcome> outcome = likes(whole, online);
        if (outcome.isPresent()) {
            return outcome;
        }
        return drop(body.table(), body.whole());
    }

    /** A frame goes with whatever is joined to it, from every table of the tree at once. */
    private Optional<StepOutcome> drop(String table, String statement) throws SQLException {
        List<Long> tree = Parts.read(run, table, body.subject()).oids();
        return lock.run(
                new ShortLock.Aim(tree.isEmpty() ? List.of() : List.of(table), tree, "ACCESS EXCLUSIVE"),
                List.of(statement));
    }

    /**
     * An index that is joined to nothing: its build was cut short, or its partition was detached.
     *
     * @param table quoted and qualified
     * @param leaf whether it holds keys of rows
     */
    private record Alone(String table, boolean leaf) {}

    private Optional<Alone> alone(String index) throws SQLException {
        return run.control()
                .one(
                        "SELECT n.nspname, t.relname, c.relkind = 'i' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                + " JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace"
                                + " WHERE i.indexrelid = to_regclass(?)"
                                + " AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)",
                        row -> new Alone(Identifiers.qualified(row.getString(1), row.getString(2)), row.getBoolean(3)),
                        index);
    }

    // ---- what others made ----

    /**
     * Its definition behind the names, as the server prints it.
     *
     * @param schema that of the like
     */
    private record Model(String schema, String name, boolean unique, String tail, String comment, boolean likeIsValid) {
        String like() {
            return Identifiers.qualified(schema, name);
        }
    }

    private static final String MODEL = """
            SELECT n.nspname, i.indisunique, substr(pg_get_indexdef(i.indexrelid), 1 + length(format('CREATE %sINDEX %I ',
                CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END, c.relname))), coalesce(obj_description(c.oid, 'pg_class'), ''),
              EXISTS (SELECT FROM pg_index l WHERE l.indexrelid = to_regclass(format('%I.%I', n.nspname, ?::text))
                AND l.indisvalid AND l.indisready AND l.indislive)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indexrelid = ?::oid AND pg_partition_root(i.indexrelid) = ?::oid""";

    private Optional<StepOutcome> likes(long whole, OnlinePart online) throws SQLException {
        for (Made.Joined joined : Made.joined(run)) {
            String name = likeOf(joined);
            Optional<Model> model = run.control()
                    .one(
                            MODEL,
                            row -> new Model(
                                    row.getString(1),
                                    name,
                                    row.getBoolean(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5)),
                            name,
                            joined.oid(),
                            whole);
            if (model.isPresent() && !model.get().likeIsValid()) {
                Optional<StepOutcome> outcome = like(model.get(), online);
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<StepOutcome> like(Model model, OnlinePart online) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("DROP INDEX CONCURRENTLY IF EXISTS " + model.like());
        statements.add("CREATE " + (model.unique() ? "UNIQUE " : "") + "INDEX CONCURRENTLY "
                + Identifiers.quoted(model.name()) + " " + model.tail());
        if (!model.comment().isEmpty()) {
            statements.add("COMMENT ON INDEX " + model.like() + " IS " + Sql.literal(model.comment()));
        }
        for (String statement : statements) {
            Optional<StepOutcome> outcome = online.send(statement, Optional.of(model.like()));
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return Optional.empty();
    }

    private Optional<StepOutcome> namesBack() throws SQLException {
        for (Made.Joined joined : Made.joined(run)) {
            String schema = Identifiers.quotedIn(joined.name()).getFirst();
            String like = Identifiers.qualified(schema, likeOf(joined));
            if (Parts.oid(run, like).isPresent()
                    && Parts.oid(run, joined.name()).isEmpty()) {
                Optional<StepOutcome> outcome = lock.run(
                        new ShortLock.Aim(List.of(), List.of(), "ACCESS EXCLUSIVE"),
                        List.of("ALTER INDEX " + like + " RENAME TO "
                                + Identifiers.quoted(
                                        Identifiers.quotedIn(joined.name()).getLast())));
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
        }
        return Optional.empty();
    }

    private static String likeOf(Made.Joined joined) {
        return OwnNames.again(joined.oid() + "\0" + joined.name());
    }
}
