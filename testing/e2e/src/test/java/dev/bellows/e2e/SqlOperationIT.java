package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that a person wrote, through the real control plane and agent: to COMPLETE, and to ROLLED_BACK. */
class SqlOperationIT {
    private static final String HEAD = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: statements
            operations:
              - sql:
                  expand:
                    up:
                      - CREATE SEQUENCE IF NOT EXISTS docno
                      - CREATE FUNCTION vip(d jsonb) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN d ? 'vip'; END; $$;
                      - CREATE INDEX CONCURRENTLY IF NOT EXISTS docs_data ON docs ((data ->> 'vip'))
                      - INSERT INTO public.settings VALUES ('numbered', 'it''s true')
                    down:
                      - DROP INDEX CONCURRENTLY IF EXISTS docs_data
                      - DROP FUNCTION IF EXISTS public.vip(jsonb)
                      - DROP SEQUENCE IF EXISTS docno
                  cleanup:
                    up: [ DROP TABLE IF EXISTS old_docs ]
            contract: { quiet: 0s, revertFor: 1s }
            """;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private DevProcess started() {
        database.execute("CREATE TABLE docs (id bigint PRIMARY KEY, data jsonb); CREATE TABLE old_docs (id bigint);"
                + "CREATE TABLE settings (name text PRIMARY KEY, value text);"
                + "INSERT INTO docs SELECT i, '{\"vip\": true}' FROM generate_series(1, 100) i");
        DevProcess dev = DevProcess.start(directory, new TreeMap<>(Map.of("shop", database)), database.user());
        dev.expect(0, "submit", dev.file("018-statements.yaml", HEAD).toString());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        assertThat(value("SELECT vip(data) FROM docs LIMIT 1")).isEqualTo("t");
        assertThat(value("SELECT nextval('docno')")).isEqualTo("1");
        assertThat(value("SELECT value FROM settings")).isEqualTo("it's true");
        assertThat(value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'docs_data'::regclass"))
                .isEqualTo("t");
        return dev;
    }

    @Test
    void aSqlOperationGoesToComplete() {
        try (DevProcess dev = started()) {
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "complete", "--timeout", "90s");
            assertThat(value("SELECT to_regclass('old_docs')")).isEqualTo("null");
            assertThat(value("SELECT vip(data) FROM docs LIMIT 1")).isEqualTo("t");
        }
    }

    @Test
    void aSqlOperationIsRolledBack() {
        try (DevProcess dev = started()) {
            dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
            assertThat(value("SELECT count(*) FROM pg_proc WHERE proname = 'vip'"))
                    .isEqualTo("0");
            assertThat(value("SELECT to_regclass('docno')")).isEqualTo("null");
            assertThat(value("SELECT to_regclass('docs_data')")).isEqualTo("null");
            assertThat(value("SELECT to_regclass('old_docs')")).isEqualTo("old_docs");
        }
    }

    private String value(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
