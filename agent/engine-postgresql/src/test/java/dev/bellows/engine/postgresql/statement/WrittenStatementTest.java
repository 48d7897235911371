package dev.bellows.engine.postgresql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenStatementTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE s.t (a int)",
                "CREATE INDEX i ON s.t (a)",
                "CREATE VIEW s.v AS SELECT 1",
                "CREATE SEQUENCE s.q",
                "CREATE TYPE s.e AS ENUM ('a')",
                "CREATE TYPE s.c AS (a int)",
                "CREATE DOMAIN s.d AS int",
                "CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "ALTER TABLE s.t ADD a int",
                "ALTER TABLE s.t RENAME a TO b",
                "ALTER TYPE s.e ADD VALUE 'b'",
                "ALTER FUNCTION s.f() STABLE",
                "ALTER FUNCTION s.f() OWNER TO app",
                "ALTER TYPE s.e OWNER TO app",
                "ALTER SCHEMA s OWNER TO app",
                "ALTER SCHEMA s RENAME TO r",
                "DROP TABLE s.t",
                "DROP INDEX CONCURRENTLY s.i",
                "DROP TYPE s.e",
                "DROP DOMAIN s.d",
                "DROP FUNCTION s.f(int)",
                "DROP PROCEDURE s.p()",
                "DROP SCHEMA s"
            })
    void theSchemaThatAStatementNeedsIsSaid(String text) {
        assertThat(WrittenStatement.of(text).neededSchemas()).containsExactly("s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE IF EXISTS s.t",
                "DROP FUNCTION IF EXISTS s.f()",
                "ALTER TABLE IF EXISTS s.t ADD a int",
                "CREATE TABLE t (a int)",
                "DROP TYPE e",
                "SELECT s.t.a FROM t",
                "CREATE TABLE pg_temp.t (a int)"
            })
    void nobodyNeedsASchemaThatIsNotNamedOrMayBeAbsent(String text) {
        assertThat(WrittenStatement.of(text).neededSchemas()).isEmpty();
    }

    @Test
    void aSwitchThatIsOffRunsInATransaction() {
        assertThat(WrittenStatement.of("REINDEX (CONCURRENTLY false) TABLE t").isOutsideTransaction())
                .isFalse();
        assertThat(WrittenStatement.of("REINDEX (CONCURRENTLY) TABLE t").isOutsideTransaction())
                .isTrue();
    }
}
