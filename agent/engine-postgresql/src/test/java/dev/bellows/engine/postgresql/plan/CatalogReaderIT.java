package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a change of the touched catalog, and what does not. */
class CatalogReaderIT {
    private final Migration migration = Migrations.rename("t", "a", "b");
    private Connection connection;
    private StepRunner runner;

    @BeforeEach
    void expand() throws SQLException {
        connection = TestPostgresql.shared().createDatabase().connect();
        runner = new StepRunner(connection, migration);
        runner.run("CREATE TABLE t (id int PRIMARY KEY, a text, c text); CREATE INDEX t_a ON t (a)");
        runner.applyPhase(runner.plan(false), Phase.EXPAND);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void ofForeignChangesThoseThatMatterChangeTheDigest() throws SQLException {
        Digest before = digest();
        for (String change : List.of(
                "ALTER TABLE t ALTER a SET NOT NULL",
                "ALTER TABLE t ALTER a SET DEFAULT 'x'",
                "ALTER TABLE t ALTER a TYPE varchar(9)",
                "ALTER TABLE t ADD CHECK (a <> '')",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE INDEX more ON t (a, c)",
                "DROP INDEX t_a",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                        + "CREATE TRIGGER tg BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY")) {
            assertThat(digestAfter(change)).as(change).isNotEqualTo(before);
        }
        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void ofForeignChangesThoseOfOthersDoNotChangeTheDigest() throws SQLException {
        Digest before = digest();
        for (String change : List.of(
                "ALTER TABLE t ADD COLUMN d int, ALTER c SET DEFAULT 'x'",
                "CREATE INDEX more ON t (c)",
                "INSERT INTO t SELECT i FROM generate_series(1, 1000) i; ANALYZE t",
                "CREATE ROLE somebody_else; ALTER TABLE t OWNER TO somebody_else",
                "CREATE TABLE u (a text)")) {
            assertThat(digestAfter(change)).as(change).isEqualTo(before);
        }
    }

    private Digest digest() throws SQLException {
        return CatalogReader.read(connection, migration).digest();
    }

    /** Changes, reads and changes back. */
    private Digest digestAfter(String change) throws SQLException {
        try (Connection other =
                TestPostgresql.shared().database(connection.getCatalog()).connect()) {
            other.setAutoCommit(false);
            new StepRunner(other, migration).run(change);
            Digest digest =
                    CatalogReader.readInOpenTransaction(other, migration, true).digest();
            other.rollback();
            return digest;
        }
    }
}
