package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLintTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "create /* not concurrently? */ table t (a int, b text not null)",
                "ALTER TABLE t ADD COLUMN x int DEFAULT 5",
                "ALTER TABLE t ADD COLUMN x int NOT NULL DEFAULT 5",
                "ALTER TABLE t ADD COLUMN x timestamptz DEFAULT now()",
                "ALTER TABLE t VALIDATE CONSTRAINT c",
                "ALTER TABLE t ALTER a DROP NOT NULL",
                "COMMENT ON TABLE t IS 'drop; table $$'",
                "GRANT SELECT ON t TO \"set not null\"",
                "INSERT INTO settings VALUES ('cascade')",
            })
    void harmlessStatementsPass(String statement) {
        SqlText text = SqlText.of(statement);
        assertThat(SqlLint.forbidden(text)).isEmpty();
        assertThat(SqlLint.unsafe(text, Phase.EXPAND)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX i ON t (concurrently)",
                "create index -- concurrently\n i on t (a)",
                "ALTER TABLE t ALTER COLUMN a TYPE bigint",
                "ALTER TABLE t ALTER a SET DATA TYPE bigint",
                "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p",
                "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)",
                "ALTER TABLE t ADD COLUMN x int NOT NULL",
                "ALTER TABLE t ADD COLUMN x bigserial",
                "ALTER TABLE t ADD COLUMN x uuid DEFAULT gen_random_uuid()",
                "ALTER TABLE t DROP a",
                "ALTER INDEX i RENAME TO j",
                "DROP VIEW v",
                "TRUNCATE t",
                "VACUUM (VERBOSE, FULL) t",
                "ALTER TABLE t SET UNLOGGED",
                "DELETE FROM t WHERE a = 1",
                "DO $$ BEGIN END $$",
                "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x",
            })
    void whatStopsOrBreaksRunningCodeIsFound(String statement) {
        assertThat(SqlLint.unsafe(SqlText.of(statement), Phase.EXPAND)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "BEGIN",
                "SET search_path = x",
                "RESET ROLE",
                "SELECT 1; DROP TABLE t",
                "-- nothing",
                "COPY t FROM stdin"
            })
    void whatWouldEndOurOwnTransactionIsNeverAllowed(String statement) {
        assertThat(SqlLint.forbidden(SqlText.of(statement))).isPresent();
    }

    @Test
    void droppingIsAllowedOnceNoOldCodeWrites() {
        assertThat(SqlLint.unsafe(SqlText.of("DROP TABLE t"), Phase.CLEANUP)).isEmpty();
        assertThat(SqlLint.unsafe(SqlText.of("DROP TABLE t CASCADE"), Phase.CLEANUP))
                .isNotEmpty();
    }

    @Test
    void whatCannotRunInATransactionIsToldFromDefinitionsAndTheRest() {
        assertThat(SqlText.of("CREATE INDEX CONCURRENTLY i ON t (a)").isOutsideTransaction())
                .isTrue();
        assertThat(SqlText.of("VACUUM t").isOutsideTransaction()).isTrue();
        assertThat(SqlText.of("ALTER TABLE p DETACH PARTITION q CONCURRENTLY").isOutsideTransaction())
                .isTrue();
        assertThat(SqlText.of("ALTER TABLE t ADD COLUMN x int").isOutsideTransaction())
                .isFalse();
        assertThat(SqlText.of("ALTER TABLE t ADD COLUMN x int").isDefinition()).isTrue();
        assertThat(SqlText.of("INSERT INTO t VALUES (1)").isDefinition()).isFalse();
    }
}
