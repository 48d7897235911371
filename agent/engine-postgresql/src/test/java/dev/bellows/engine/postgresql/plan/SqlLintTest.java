package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import java.util.List;
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
        WrittenStatement text = WrittenStatement.of(statement);
        assertThat(SqlLint.forbidden(text)).isEmpty();
        assertThat(SqlLint.unsafe(text, Phase.EXPAND)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX i ON t (\"concurrently\")",
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
                "REINDEX (CONCURRENTLY false) TABLE t",
                "REINDEX (CONCURRENTLY off) INDEX i",
                "DELETE FROM t WHERE a = 1",
                "DO $$ BEGIN END $$",
                "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x",
            })
    void whatStopsOrBreaksRunningCodeIsFound(String statement) {
        assertThat(SqlLint.unsafe(WrittenStatement.of(statement), Phase.EXPAND)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "BEGIN", "SET search_path = x", "RESET ROLE", "-- nothing", "COPY t FROM stdin"})
    void whatWouldEndOurOwnTransactionIsNeverAllowed(String statement) {
        assertThat(SqlLint.forbidden(WrittenStatement.of(statement))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE big ADD token uuid NOT NULL DEFAULT gen_random_uuid()",
                "ALTER TABLE big ADD token tax_rate",
                "ALTER TABLE big ADD token int GENERATED ALWAYS AS (a + 1) STORED",
                "ALTER TABLE big ADD token int DEFAULT 1, ALTER a TYPE bigint",
                "ALTER TABLE big ADD COLUMN token int CHECK (token > 0)",
                "ALTER TABLE big ADD PARTITION x",
                "ALTER TABLE big SET ACCESS METHOD heap2",
                "CREATE TABLE copy AS SELECT * FROM big",
                "CREATE TABLE child (a int REFERENCES big)",
                "CREATE TRIGGER t BEFORE INSERT ON big FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE MATERIALIZED VIEW m AS SELECT * FROM big",
                "INSERT INTO t SELECT * FROM big",
                "INSERT INTO t VALUES (pg_sleep(10))",
                "SELECT expensive()",
                "REVOKE SELECT ON t FROM app",
                "ALTER TABLE t ALTER a SET DEFAULT 5",
                "DROP INDEX CONCURRENTLY i",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
                "IMPORT FOREIGN SCHEMA x FROM SERVER y INTO z",
            })
    void whatIsNotUnderstoodFullyNeedsAWord(String statement) {
        assertThat(SqlLint.unsafe(WrittenStatement.of(statement), Phase.EXPAND)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD note text",
                "ALTER TABLE public.t ADD COLUMN IF NOT EXISTS \"Note\" varchar(20)[] NULL DEFAULT '{}'::varchar(20)[]",
                "ALTER TABLE t ADD x numeric(10, 2) NOT NULL DEFAULT -1.5",
                "ALTER TABLE t ADD x timestamp with time zone DEFAULT now()",
                "ALTER TABLE t ALTER a SET STATISTICS 500",
                "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'fine' BEFORE 'good'",
                "CREATE SEQUENCE IF NOT EXISTS docno",
                "CREATE FUNCTION f1(d jsonb) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN d ? 'vip'; END; $$;",
                "CREATE FUNCTION one() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
                "CREATE VIEW v (a) AS SELECT 1",
                "INSERT INTO t (a, b) VALUES (1, 'x'), (DEFAULT, NULL) ON CONFLICT (a) DO NOTHING",
                "GRANT SELECT ON t TO app",
                "VACUUM (ANALYZE) t",
                "VACUUM (FULL false) t",
                "REINDEX TABLE CONCURRENTLY t",
                "REINDEX (CONCURRENTLY) TABLE t",
                "REINDEX (CONCURRENTLY true) TABLE t",
                "ALTER TABLE big SET (fillfactor = 50)",
                "ALTER TABLE big CLUSTER ON i",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i",
            })
    void whatChangesTheCatalogAlonePasses(String statement) {
        WrittenStatement text = WrittenStatement.of(statement);
        assertThat(SqlLint.forbidden(text)).isEmpty();
        assertThat(SqlLint.unsafe(text, Phase.EXPAND)).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsAnswered() {
        for (String unit : List.of("x", "''", "\\'", " ", "a b ", "(1),", "/**/", "$$ $$", "\"\"\"\" ")) {
            String body = unit.repeat(2_000);
            for (String text : List.of(
                    "INSERT INTO t VALUES ('" + body + "')",
                    "INSERT INTO t VALUES (E'" + body + "')",
                    "INSERT INTO t VALUES " + body,
                    "SELECT " + body,
                    body)) {
                WrittenStatement read = WrittenStatement.of(text);
                SqlLint.unsafe(read, Phase.EXPAND);
                assertThat(read.one().isPresent() || SqlLint.forbidden(read).isPresent())
                        .isTrue();
            }
            assertThat(ColumnRules.isConstant("'" + body.replace("'", "''") + "'"))
                    .isTrue();
        }
    }

    @Test
    void twoStatementsOrNoneAreRefusedWhateverTheQuotesLookLike() {
        String hidden = "COMMENT ON TABLE docs IS $$it's$$; ALTER TABLE docs DROP COLUMN data; --'";
        assertThat(SqlLint.forbidden(WrittenStatement.of(hidden)))
                .contains("is 2 statements. Write each as an entry of its own.");
        assertThat(SqlLint.forbidden(WrittenStatement.of("SELECT 'open")))
                .hasValueSatisfying(why -> assertThat(why).contains("unterminated quoted string"));
        assertThat(SqlLint.forbidden(WrittenStatement.of("SELECT " + "1+".repeat(500_000) + "1")))
                .isPresent();
    }

    @Test
    void anIndexIsFoundByTheNamesThatItWasGiven() {
        assertThat(WrittenStatement.of(
                                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I\" ON ONLY s.T USING btree (a)")
                        .builtIndex())
                .contains(new WrittenStatement.BuiltIndex("s", "t", "I", true, true));
        assertThat(WrittenStatement.of("CREATE INDEX CONCURRENTLY i ON t (a)").builtIndex())
                .contains(new WrittenStatement.BuiltIndex("public", "t", "i", false, false));
        assertThat(SqlLint.forbidden(WrittenStatement.of("CREATE INDEX CONCURRENTLY ON t (a)")))
                .isPresent();
        assertThat(WrittenStatement.of("CREATE INDEX i ON t (a)").builtIndex()).isEmpty();
    }

    @Test
    void droppingIsAllowedOnceNoOldCodeWrites() {
        assertThat(SqlLint.unsafe(WrittenStatement.of("DROP TABLE t"), Phase.CLEANUP))
                .isEmpty();
        assertThat(SqlLint.unsafe(WrittenStatement.of("DROP TABLE t CASCADE"), Phase.CLEANUP))
                .isNotEmpty();
    }

    @Test
    void whatCannotRunInATransactionIsToldFromDefinitionsAndTheRest() {
        assertThat(WrittenStatement.of("CREATE INDEX CONCURRENTLY i ON t (a)").isOutsideTransaction())
                .isTrue();
        assertThat(WrittenStatement.of("VACUUM t").isOutsideTransaction()).isTrue();
        assertThat(WrittenStatement.of("ALTER TABLE p DETACH PARTITION q CONCURRENTLY")
                        .isOutsideTransaction())
                .isTrue();
        assertThat(WrittenStatement.of("ALTER TABLE t ADD COLUMN x int").isOutsideTransaction())
                .isFalse();
        assertThat(WrittenStatement.of("ALTER TABLE t ADD COLUMN x int").isDefinition())
                .isTrue();
        assertThat(WrittenStatement.of("INSERT INTO t VALUES (1)").isDefinition())
                .isFalse();
    }
}
