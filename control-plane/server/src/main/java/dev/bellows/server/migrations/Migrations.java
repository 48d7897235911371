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

    /** Stores a migration; submitting the same digest again changes nothing. */
    public Submission submit(ParsedDocument.Valid<Migration> document, String author) {
        Migration migration = document.value();
        String line = migration.line().name();
        return store.transaction(statements -> {
            statements.one("select pg_advisory_xact_lock(hashtextextended('migration ' || ?, 0))", row -> true, line);
            Optional<String> there = statements.one(
                    "select digest from migration where line = ? and version = ?",
                    row -> row.getString(1),
                    line,
                    migration.version());
            if (there.isPresent()) {
                if (!there.get().equals(document.digest().text())) {
                    throw taken(migration, there.get(), document.digest());
                }
                return new Submission(read(statements, migration).orElseThrow(), false);
            }
            checkGap(statements, migration);
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
            return new Submission(read(statements, migration).orElseThrow(), true);
        });
    }

    private static BellowsException taken(Migration migration, String there, Digest given) {
        return new BellowsException(new Problem(
                ErrorCode.MIGRATION_VERSION_TAKEN,
                "Version " + migration.version() + " of line " + migration.line() + " is another migration, digest "
                        + new Digest(there).shown() + "; the one submitted has digest " + given.shown()
                        + ". A submitted migration never changes.",
                "Give the edited file the next version, then: bellows submit FILE"));
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

    private static Optional<SubmittedMigration> read(Statements statements, Migration migration) throws SQLException {
        return statements.one(
                "select " + COLUMNS + " from migration where line = ? and version = ?",
                Migrations::row,
                migration.line().name(),
                migration.version());
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
