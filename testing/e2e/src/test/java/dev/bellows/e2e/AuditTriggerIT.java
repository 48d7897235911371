package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.ApplicationLoad;
import dev.bellows.fixtures.load.LoadReport;
import dev.bellows.fixtures.load.LoadSettings;
import dev.bellows.fixtures.load.UsersTable;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table with an audit trigger that copies whole rows, through server, agent and database: refused by the plan where the trigger's text
 * says so, undone by EXPAND where it does not, and gone through with once a person has mended the trigger. Not one write of the
 * application fails meanwhile.
 */
class AuditTriggerIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String PLAIN = """
            CREATE TABLE users_hist (LIKE users);
            CREATE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN INSERT INTO users_hist SELECT OLD.*; RETURN NEW; END $$;
            CREATE TRIGGER a_hist BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION hist();
            """;

    /** The same, put together at run time in a function of a function. */
    private static final String HIDDEN = """
            CREATE FUNCTION keep(who bigint) RETURNS void LANGUAGE plpgsql AS
              $$ BEGIN EXECUTE 'INSERT INTO users_hist SELECT u.* FROM users u WHERE u.id = $1' USING who; END $$;
            CREATE OR REPLACE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM keep(OLD.id); RETURN NEW; END $$;
            """;

    private static final String MENDED = """
            CREATE OR REPLACE FUNCTION keep(who bigint) RETURNS void LANGUAGE plpgsql AS
              $$ BEGIN INSERT INTO public.users_hist (id, email, name, created_at) SELECT u.id, u.email, u.name, u.created_at FROM public.users u WHERE u.id = who; END $$;
            """;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addColumn: { table: users, column: phone, type: text }",
                "renameColumn: { table: users, from: email, to: email_address }"
            })
    void noWriteOfTheApplicationFails(String operation) {
        database.execute(UsersTable.standard().createSql(500) + PLAIN);
        try (DevProcess dev = DevProcess.start(directory, database, database.user());
                ApplicationLoad load = ApplicationLoad.start(
                        LoadSettings.of(17, 200, directory.resolve("v17.ledger"))
                                .withRate(40),
                        "shop",
                        database.dataSource())) {
            String file = dev.file("018.yaml", document(operation)).toString();
            Typist.Answer refused = dev.typist().types("explain", file, "--target", "shop");
            assertThat(refused.exit()).as(refused.text()).isNotZero();
            assertThat(refused.text())
                    .contains("BLW-PLAN-030", "a_hist", "BLW-PLAN-008")
                    .doesNotContain("explain FILE");

            database.execute(HIDDEN);
            dev.expect(0, "submit", file);
            dev.expect(0, "rollout", "plan", "orders/18");
            dev.expect(0, "rollout", "start", "orders/18", "--yes");
            assertThat(dev.expect(6, "status", "orders/18", "--wait", "migrated", "--timeout", "60s"))
                    .contains("INSERT has more expressions than target columns");
            assertThat(columnsOfUsers()).isEqualTo("id email name created_at");
            goesOnWriting(load);

            // What the old code's writes need stays as it is when a person mends what the trigger calls.
            database.execute(MENDED);
            dev.expect(0, "rollout", "retry", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
            goesOnWriting(load);
            LoadReport report = load.stop();
            assertThat(report.firstErrors()).isEmpty();
            assertThat(report.requests()).isPositive();
        }
    }

    private static String document(String operation) {
        return """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: change-users
                consent: [on-conflict, star]
                operations:
                  - %s
                contract:
                  quiet: 0s
                  revertFor: 1h
                """.formatted(operation);
    }

    private static void goesOnWriting(ApplicationLoad load) {
        long before = load.report().requests();
        org.awaitility.Awaitility.await("the application writes on")
                .atMost(LIMIT)
                .until(() -> load.report().requests() >= before + 40);
        assertThat(load.report().firstErrors()).isEmpty();
    }

    private String columnsOfUsers() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT string_agg(column_name, ' ' ORDER BY ordinal_position)"
                        + " FROM information_schema.columns WHERE table_name = 'users'")) {
            return row.next() ? row.getString(1) : "";
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
