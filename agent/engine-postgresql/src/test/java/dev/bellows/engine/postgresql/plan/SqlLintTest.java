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
    @ValueSource(strings = {"COMMIT", "BEGIN", "SET search_path = x", "RESET ROLE", "-- nothing", "COPY t FROM stdin"})
    void whatWouldEndOurOwnTransactionIsNeverAllowed(String statement) {
        assertThat(SqlLint.forbidden(SqlText.of(statement))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE big ADD token uuid NOT NULL DEFAULT gen_random_uuid()",
                "ALTER TABLE big ADD token tax_rate",
                "ALTER TABLE big ADD token int GENERATED ALWAYS AS (a + 1) STORED",
                "ALTER TABLE big ADD token int DEFAULT 1, ALTER a TYPE bigint",
                "ALTER TABLE big ADD COLUMN token int CHECK (token > 0)",
                "ALTER TABLE big SET (fillfactor = 50)",
                "ALTER TABLE big CLUSTER ON i",
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
        assertThat(SqlLint.unsafe(SqlText.of(statement), Phase.EXPAND)).isNotEmpty();
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
            })
    void whatChangesTheCatalogAlonePasses(String statement) {
        SqlText text = SqlText.of(statement);
        assertThat(SqlLint.forbidden(text)).isEmpty();
        assertThat(SqlLint.unsafe(text, Phase.EXPAND)).isEmpty();
    }

    @Test
    void quotesInsideQuotesHideNothingAndShowNothing() {
        assertThat(SqlText.of("COMMENT ON TABLE docs IS $$it's$$").words()).isEqualTo("comment on table docs is ''");
        assertThat(SqlText.of("SELECT $a$ $b$ ' -- $a$, 1 -- $$").words()).isEqualTo("select '', 1");
        assertThat(SqlText.of("SELECT E'it\\'s; ' , 'a''b', U&'x'").words()).isEqualTo("select '' , '', u&''");
        assertThat(SqlText.of("SELECT type'x', e1$2, a$b$c").words()).isEqualTo("select type'', e1$2, a$b$c");
        assertThat(SqlText.of("a /* x /* ; */ ' */ b").words()).isEqualTo("a b");
        assertThat(SqlText.of("SELECT \"a;\"\"b\"").names()).containsExactly("a;\"b");
        assertThat(SqlText.of("SELECT 'open").whole()).isFalse();
        assertThat(SqlText.of("SELECT $x$ open $X$").whole()).isFalse();
        assertThat(SqlText.of("SELECT 1 /* /* */").whole()).isFalse();
    }

    @Test
    void aTextOfAnyLengthIsRead() {
        for (String unit : java.util.List.of("x", "''", "\\'", " ", "a b ", "(1),", "/**/", "$$ $$", "\"\"\"\" ")) {
            String body = unit.repeat(60_000);
            for (String text : java.util.List.of(
                    "INSERT INTO t VALUES ('" + body + "')",
                    "INSERT INTO t VALUES (E'" + body + "')",
                    "INSERT INTO t VALUES " + body,
                    "SELECT " + body,
                    body)) {
                SqlText read = SqlText.of(text);
                SqlLint.forbidden(read);
                SqlLint.unsafe(read, Phase.EXPAND);
                SqlLint.mindsAbsence(read);
                KnownStatements.builtIndex(read);
                assertThat(ColumnRules.isConstant("'" + unit.repeat(60_000).replace("'", "''") + "'"))
                        .isTrue();
            }
        }
    }

    @Test
    void anIndexIsFoundByTheNamesThatItWasGiven() {
        assertThat(KnownStatements.builtIndex(
                        SqlText.of("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING btree (a)")))
                .contains(new KnownStatements.BuiltIndex(
                        java.util.List.of("s", ".", "t"), java.util.Optional.of("i"), true, true));
        assertThat(KnownStatements.builtIndex(SqlText.of("CREATE INDEX CONCURRENTLY ON t (a)")))
                .hasValueSatisfying(it -> assertThat(it.name()).isEmpty());
        assertThat(SqlLint.forbidden(SqlText.of("CREATE INDEX CONCURRENTLY ON t (a)")))
                .isPresent();
        assertThat(KnownStatements.builtIndex(SqlText.of("CREATE INDEX i ON t (a)")))
                .isEmpty();
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
