package dev.bellows.server.migrations;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.Strategy;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Migrations in the store. Thread-safe; calls block. The versions of a line have no gaps: submissions of one line queue behind an
 * advisory lock, so that two people who take the same version at once get one success and one coded conflict.
 */
public final class Migrations {
    private static final String COLUMNS = "line, version, name, digest, canonical, author, submitted_at";

    private final Database store;

    public Migrations(Database store) {
        this.store = store;
    }

    /** Whether this very document is stored already. */
    public boolean knows(ParsedDocument.Valid<Migration> document) {
        return store.one(
                        "select 1 from migration where digest = ?",
                        row -> true,
                        document.digest().text())
                .isPresent();
    }

    /** Takes the newest migration of a line back, one that no database has begun with; its version is free again. */
    public void withdraw(SchemaLine line, int version, String person, String reason) {
        store.transaction(statements -> {
            lock(statements, line.name());
            SubmittedMigration found = read(statements, line, version)
                    .orElseThrow(() -> BellowsException.of(
                            ErrorCode.MIGRATION_UNKNOWN,
                            "Nobody submitted version " + version + " of line " + line + "."));
            checkNotBegun(statements, found);
            Optional<Integer> newest = statements.one(
                    "select max(version) from migration where line = ?", row -> row.getInt(1), line.name());
            if (newest.filter(last -> last > version).isPresent()) {
                throw new BellowsException(new Problem(
                        ErrorCode.MIGRATION_NOT_NEWEST,
                        "Version " + newest.get() + " of line " + line + " was submitted after version " + version
                                + ", and the versions of a line have no gaps.",
                        "bellows migration withdraw " + line + "/" + newest.get()
                                + ", or: bellows submit FILE --replace"));
            }
            takeBack(statements, found, "migration withdraw", person, reason);
            return true;
        });
    }

    private static void takeBack(
            Statements statements, SubmittedMigration found, String verb, String person, String reason)
            throws SQLException {
        statements.update(
                "delete from migration where digest = ?", found.digest().text());
        statements.update(
                "insert into audit (who, verb, object, reason, facts) values (?, ?, ?, ?, jsonb_build_object('digest', ?::text,"
                        + " 'document', ?::jsonb))",
                person,
                verb,
                found.line() + "/" + found.version(),
                reason,
                found.digest().text(),
                found.canonical());
    }

    /** A rollout that has touched a database and was not rolled back there, or that may touch one at any moment, keeps its document. */
    private static void checkNotBegun(Statements statements, SubmittedMigration found) throws SQLException {
        String line = found.line().name();
        // Whoever plans it at this moment holds the row: what comes of that is seen below.
        statements.one(
                "select 1 from migration where digest = ? for update",
                row -> true,
                found.digest().text());
        Optional<String> planned = statements.one("""
                select id from rollout where line = ? and version = ? and state not in ('ABORTED', 'ROLLED_BACK', 'COMPLETE')
                 order by number desc limit 1 for share""", row -> row.getString("id"), line, found.version());
        Optional<String> begun =
                statements.one("""
                select m.key from rollout r, jsonb_each(r.body -> 'members') m
                 where r.line = ? and r.version = ? and m.value ->> 'standing' not in ('BASE', 'ROLLED_BACK')
                union all
                select w.target from target_window w where w.line = ? and (w.body -> 'past' ->> 'expanded')::int >= ?
                limit 1""", row -> row.getString(1), line, found.version(), line, found.version());
        if (begun.isPresent()) {
            throw new BellowsException(new Problem(
                    ErrorCode.MIGRATION_BEGUN,
                    "Version " + found.version() + " of line " + line + " has begun on " + begun.get()
                            + ": it can be neither withdrawn nor replaced.",
                    planned.map(id -> "bellows rollout describe " + id)
                            .orElse("Give the edited file the next version, then: bellows submit FILE")));
        }
        if (planned.isPresent()) {
            throw new BellowsException(new Problem(
                    ErrorCode.MIGRATION_BEGUN,
                    "Rollout " + planned.get() + " is planned with it and may begin at any moment.",
                    "bellows rollout abort " + planned.get()));
        }
    }

    private static void lock(Statements statements, String line) throws SQLException {
        statements.one("select pg_advisory_xact_lock(hashtextextended('migration ' || ?, 0))", row -> true, line);
    }

    /** Stores a migration; submitting the same digest again changes nothing. */
    public Submission submit(ParsedDocument.Valid<Migration> document, String author) {
        return submit(document, author, false);
    }

    /**
     * Stores a migration.
     *
     * @param replace whether another document of the same version, one that no database has begun with, gives way
     */
    public Submission submit(ParsedDocument.Valid<Migration> document, String author, boolean replace) {
        Migration migration = document.value();
        String line = migration.line().name();
        return store.transaction(statements -> {
            lock(statements, line);
            Optional<String> there = statements.one(
                    "select digest from migration where line = ? and version = ?",
                    row -> row.getString(1),
                    line,
                    migration.version());
            if (there.isPresent()) {
                SubmittedMigration before =
                        read(statements, migration.line(), migration.version()).orElseThrow();
                if (before.digest().equals(document.digest())) {
                    return new Submission(before, false);
                }
                if (!replace) {
                    throw taken(migration, there.get(), document.digest());
                }
                checkNotBegun(statements, before);
                takeBack(statements, before, "migration replace", author, "");
            } else {
                checkGap(statements, migration);
            }
            statements.update(
                    "insert into migration (line, version, name, digest, canonical, author) values (?, ?, ?, ?, ?, ?)",
                    line,
                    migration.version(),
                    migration.name(),
                    document.digest().text(),
                    document.canonicalJson(),
                    author);
            AuditLog.write(
                    statements,
                    author,
                    "submit",
                    line + "/" + migration.version(),
                    "",
                    "{\"digest\":\"" + document.digest().text() + "\"}");
            return new Submission(
                    read(statements, migration.line(), migration.version()).orElseThrow(), true);
        });
    }

    private static BellowsException taken(Migration migration, String there, Digest given) {
        return new BellowsException(
                new Problem(
                        ErrorCode.MIGRATION_VERSION_TAKEN,
                        "Version " + migration.version() + " of line " + migration.line()
                                + " is another migration, digest "
                                + new Digest(there).shown() + "; the one submitted has digest " + given.shown()
                                + ".",
                        "bellows submit FILE --replace, where no database has begun with it; else give the file the next version"));
    }

    private static void checkGap(Statements statements, Migration migration) throws SQLException {
        String line = migration.line().name();
        Optional<Integer> last = statements.one("""
                select coalesce((select max(version) from migration where line = ?), (select min(baseline) from target where line = ?))""", row -> row.getInt(1) == 0 ? -1 : row.getInt(1), line, line);
        int before = last.orElse(-1);
        if (before > 0 && migration.version() != before + 1) {
            throw new BellowsException(new Problem(
                    ErrorCode.MIGRATION_VERSION_GAP,
                    "Line " + migration.line() + " is at version " + before + ": the next migration is version "
                            + (before + 1) + ", not " + migration.version() + ".",
                    "Write version: " + (before + 1) + ", then: bellows submit FILE"));
        }
    }

    private static Optional<SubmittedMigration> read(Statements statements, SchemaLine line, int version)
            throws SQLException {
        return statements.one(
                "select " + COLUMNS + " from migration where line = ? and version = ?",
                Migrations::row,
                line.name(),
                version);
    }

    /** Every migration, by line and version. */
    public List<SubmittedMigration> all() {
        return store.query("select " + COLUMNS + " from migration order by line, version", Migrations::row);
    }

    /** One migration; throws {@link ErrorCode#MIGRATION_UNKNOWN}. */
    public SubmittedMigration find(SchemaLine line, int version) {
        return store.one(
                        "select " + COLUMNS + " from migration where line = ? and version = ?",
                        Migrations::row,
                        line.name(),
                        version)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.MIGRATION_UNKNOWN, "Nobody submitted version " + version + " of line " + line + "."));
    }

    /** Stores a strategy under its digest; the same one again changes nothing. */
    public void keep(ParsedDocument.Valid<Strategy> strategy) {
        keepStrategy(strategy.digest(), strategy.value().name(), strategy.canonicalJson());
    }

    private void keepStrategy(Digest digest, String name, String canonical) {
        store.update(
                "insert into strategy (digest, name, canonical) values (?, ?, ?) on conflict (digest) do nothing",
                digest.text(),
                name,
                canonical);
    }

    private static SubmittedMigration row(ResultSet row) throws SQLException {
        Instant at = Statements.instant(row, "submitted_at");
        return new SubmittedMigration(
                new SchemaLine(row.getString("line")),
                row.getInt("version"),
                row.getString("name"),
                new Digest(row.getString("digest")),
                row.getString("canonical"),
                row.getString("author"),
                at == null ? Instant.EPOCH : at);
    }

    /**
     * What a submission did.
     *
     * @param fresh false when the same digest was there before
     */
    public record Submission(SubmittedMigration migration, boolean fresh) {}
}
