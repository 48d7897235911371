package dev.bellows.server.migrations;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.Strategy;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.rollout.Standing;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Migrations in the store. Thread-safe; calls block. The versions of a line have no gaps: submissions of one line queue behind an
 * advisory lock, so that two people who take the same version at once get one success and one coded conflict. What is withdrawn or
 * replaced is not the document of its version any more, and stays for the rollouts that ran it, which know it by its digest.
 */
public final class Migrations {
    private static final String COLUMNS = "line, version, name, digest, canonical, author, submitted_at";

    private static final String NEXT_VERSION = "bellows submit FILE, with the next version in the file";
    private static final String REPLACE = "bellows submit FILE --replace";

    private final Database store;

    public Migrations(Database store) {
        this.store = store;
    }

    /** Whether this very document is that of its version already. */
    public boolean knows(ParsedDocument.Valid<Migration> document) {
        return store.one(
                        "select 1 from migration where digest = ? and withdrawn_at is null",
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
            Optional<Problem> begun =
                    begun(statements, found, "bellows migration withdraw " + line + "/" + version, "");
            if (begun.isPresent()) {
                throw new BellowsException(begun.get());
            }
            Optional<Integer> newest = statements.one(
                    "select max(version) from migration where line = ? and withdrawn_at is null",
                    row -> row.getInt(1),
                    line.name());
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
                "update migration set withdrawn_at = clock_timestamp() where digest = ?",
                found.digest().text());
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

    private record Begun(
            String target,
            @Nullable String rollout,
            @Nullable Standing standing) {}

    /**
     * What keeps a document that of its version: a rollout that has touched a database and was not rolled back there, or that may touch
     * one at any moment.
     *
     * @param then what is typed when nothing is in the way any more
     * @param instead another way, for what does not go back or need not; empty for none
     */
    private static Optional<Problem> begun(Statements statements, SubmittedMigration found, String then, String instead)
            throws SQLException {
        String line = found.line().name();
        // Whoever plans it at this moment holds the row: what comes of that is seen below.
        statements.one(
                "select 1 from migration where digest = ? for update",
                row -> true,
                found.digest().text());
        Optional<String> planned = statements.one("""
                select id from rollout where line = ? and version = ? and state not in ('ABORTED', 'ROLLED_BACK', 'COMPLETE')
                 order by number desc limit 1 for share""", row -> row.getString("id"), line, found.version());
        List<Begun> begun = statements.query("""
                select m.key as target, r.id as rollout, m.value ->> 'standing' as standing
                  from rollout r, lateral (select key, value from jsonb_each(r.body -> 'members')
                      union all select target, body from rollout_member where rollout = r.id) m
                 where r.line = ? and r.version = ? and m.value ->> 'standing' not in ('BASE', 'ROLLED_BACK')
                union all
                select w.target, null, null from target_window w
                 where w.line = ? and (w.body -> 'past' ->> 'expanded')::int >= ?
                order by rollout desc nulls last, target""", Migrations::begun, line, found.version(), line, found.version());
        String version = "Version " + found.version() + " of line " + line;
        if (!begun.isEmpty()) {
            return Optional.of(new Problem(
                    ErrorCode.MIGRATION_BEGUN,
                    version + " has begun on " + begun.getFirst().target
                            + ": it can be neither withdrawn nor replaced while it is there.",
                    wayBack(begun, then, instead)));
        }
        return planned.map(id -> new Problem(
                ErrorCode.MIGRATION_BEGUN,
                "Rollout " + id + " is planned with version " + found.version() + " of line " + line
                        + " and may begin at any moment.",
                "bellows rollout abort " + id + ", then: " + then));
    }

    private static Begun begun(ResultSet row) throws SQLException {
        String standing = row.getString("standing");
        return new Begun(
                row.getString("target"),
                row.getString("rollout"),
                standing == null ? null : Standing.valueOf(standing));
    }

    /** Back first, where every database that has begun can go back or goes; else only what is put in its stead. */
    private static String wayBack(List<Begun> begun, String then, String instead) {
        List<Standing> standings = begun.stream()
                .flatMap(one -> Optional.ofNullable(one.standing).stream())
                .toList();
        List<String> toGo = begun.stream()
                .filter(one -> one.standing != null && one.standing.canRollBack())
                .flatMap(one -> Optional.ofNullable(one.rollout).stream())
                .toList();
        boolean goesBack = !standings.isEmpty()
                && standings.stream().allMatch(one -> one == Standing.ROLLING_BACK || one.canRollBack());
        String rollout = begun.getFirst().rollout;
        if (!goesBack) {
            return !instead.isEmpty()
                    ? instead
                    : rollout == null ? ErrorCode.MIGRATION_BEGUN.next() : "bellows rollout describe " + rollout;
        }
        return toGo.isEmpty()
                ? "bellows status " + rollout + " --wait rolled-back, then: " + then
                : "bellows rollout rollback " + toGo.getFirst() + ", and once that is ROLLED_BACK: " + then
                        + (instead.isEmpty() ? "" : "; or: " + instead);
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
            Optional<SubmittedMigration> there = read(statements, migration.line(), migration.version());
            if (there.isPresent()) {
                SubmittedMigration before = there.get();
                if (before.digest().equals(document.digest())) {
                    return new Submission(before, false);
                }
                Optional<Problem> begun = begun(statements, before, REPLACE, NEXT_VERSION);
                if (!replace) {
                    throw taken(before, document.digest(), begun);
                }
                if (begun.isPresent()) {
                    throw new BellowsException(begun.get());
                }
                takeBack(statements, before, "migration replace", author, "");
            } else {
                checkGap(statements, migration);
            }
            statements.update(
                    """
                    insert into migration (line, version, name, digest, canonical, author) values (?, ?, ?, ?, ?, ?)
                    on conflict (digest) do update
                       set author = excluded.author, submitted_at = clock_timestamp(), withdrawn_at = null""",
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

    private static BellowsException taken(SubmittedMigration there, Digest given, Optional<Problem> begun) {
        return new BellowsException(new Problem(
                ErrorCode.MIGRATION_VERSION_TAKEN,
                "Version " + there.version() + " of line " + there.line() + " is another migration, digest "
                        + there.digest().shown() + "; the one submitted has digest " + given.shown() + "."
                        + begun.map(it -> " " + it.message()).orElse(""),
                begun.map(Problem::wayOut).orElse(REPLACE)));
    }

    private static void checkGap(Statements statements, Migration migration) throws SQLException {
        String line = migration.line().name();
        Optional<Integer> last = statements.one("""
                select coalesce((select max(version) from migration where line = ? and withdrawn_at is null), (select min(baseline) from target where line = ?))""", row -> row.getInt(1) == 0 ? -1 : row.getInt(1), line, line);
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
                "select " + COLUMNS + " from migration where line = ? and version = ? and withdrawn_at is null",
                Migrations::row,
                line.name(),
                version);
    }

    /** The migration of every version, by line and version. */
    public List<SubmittedMigration> all() {
        return store.query(
                "select " + COLUMNS + " from migration where withdrawn_at is null order by line, version",
                Migrations::row);
    }

    /** A document by its digest, also one that gave its version back; empty for one that nobody submitted here. */
    public Optional<Migration> document(Digest digest) {
        return store.one(
                "select canonical from migration where digest = ?",
                row -> MigrationDocuments.readCanonical(row.getString("canonical"), digest),
                digest.text());
    }

    /** One migration; throws {@link ErrorCode#MIGRATION_UNKNOWN}. */
    public SubmittedMigration find(SchemaLine line, int version) {
        return store.one(
                        "select " + COLUMNS + " from migration where line = ? and version = ? and withdrawn_at is null",
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
