package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bellows agent check} and {@code agent purge} as processes, with an agent's own configuration and no control plane. */
class AgentCareIT {
    private static final Duration END = Duration.ofSeconds(60);

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @TempDir
    private Path home = Path.of("");

    private record Answer(int exit, String text) {
        JsonNode json() throws IOException {
            return JsonMapper.builder().build().readTree(text.substring(text.indexOf('[')));
        }
    }

    private Answer types(String... words) {
        try (ChildProcess process = DevProcess.launcher(words).start()) {
            int exit = process.awaitExit(END);
            return new Answer(exit, String.join("\n", process.output()));
        }
    }

    private String target(String name, String url, String user) throws IOException {
        Path password = Files.writeString(home.resolve("password"), "not-to-be-shown\n");
        return "  - { name: %s, url: \"%s\", user: %s, passwordFile: %s, line: orders, baseline: 17, environment: test }\n"
                .formatted(name, url, user, password);
    }

    private String url() {
        return "postgresql://127.0.0.1:" + database.server().port() + "/" + database.name();
    }

    private String configured(String... targets) throws IOException {
        return Files.writeString(
                        home.resolve("agent.yaml"),
                        "name: someone\ndataDir: " + home.resolve("data") + "\ntargets:\n" + String.join("", targets))
                .toString();
    }

    private String value(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> statements(JsonNode target) {
        List<String> all = new ArrayList<>();
        target.path("findings")
                .forEach(finding -> all.add(finding.path("statement").asText()));
        return all.stream().filter(it -> !it.isEmpty()).toList();
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedIsEnough() throws IOException {
        String agent = database.createRole("agent");
        String owner = database.createRole("The \"owner\"");
        String quoted = "\"" + owner.replace("\"", "\"\"") + "\"";
        database.execute(
                "REVOKE ALL ON SCHEMA public FROM PUBLIC; CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                        + "ALTER TABLE users OWNER TO " + quoted);
        String file = configured(
                target("shop", url(), agent),
                target("nowhere", url() + "_not_there", agent),
                target("deaf", "postgresql://127.0.0.1:1/x", agent),
                target("again", url(), agent));
        Answer first = types("agent", "check", "--config", file, "-o", "json");
        assertThat(first.exit()).as(first.text()).isEqualTo(7);
        assertThat(first.text()).doesNotContain("not-to-be-shown");
        JsonNode all = first.json();
        assertThat(all.findValuesAsText("target")).containsExactly("shop", "nowhere", "deaf", "again");
        assertThat(all.get(1).toString()).contains("the server has no database");
        assertThat(all.get(2).toString()).contains("nothing listens there");
        assertThat(all.get(3).toString()).contains("the line of target shop already");
        assertThat(statements(all.get(0)))
                .contains(
                        "GRANT CREATE ON DATABASE " + database.name() + " TO " + agent,
                        "GRANT " + quoted + " TO " + agent,
                        "GRANT pg_read_all_stats TO " + agent);
        assertThat(value("SELECT count(*) FROM pg_namespace WHERE nspname = 'bellows'"))
                .isEqualTo("0");
        // Once the role is the owner's, what the owner itself lacks is asked.
        for (int i = 0; i < 2; i++) {
            JsonNode shop = types("agent", "check", "--config", file, "--target", "shop", "-o", "json")
                    .json()
                    .get(0);
            for (JsonNode finding : shop.path("findings")) {
                if (finding.path("verdict").asText().equals("missing")) {
                    database.execute(finding.path("statement").asText());
                }
            }
        }
        Answer last = types("agent", "check", "--config", file, "--target", "shop");
        assertThat(last.exit()).as(last.text()).isZero();
        assertThat(last.text()).contains("shop (orders): degraded", "to type", "GRANT pg_read_all_stats");
        Answer wrong = types("agent", "check", "--config", file, "--target", "shp");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.text()).contains("no target shp", "shop, nowhere, deaf, again");
    }

    @Test
    void aDatabaseIsPurgedWhenItsAgentIsGoneAndNobodyServesItSilentlyAfterwards() throws IOException {
        String agent = database.createRole("agent");
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text); ALTER TABLE users OWNER TO " + agent
                + "; GRANT CREATE ON DATABASE " + database.name() + " TO " + agent
                + "; GRANT USAGE, CREATE ON SCHEMA public TO "
                + agent + "; GRANT pg_read_all_stats TO " + agent);
        String file = configured(target("shop", url(), agent));
        String[] purge = {"agent", "purge", "--config", file, "--target", "shop", "--reason", "moved away"};
        String[] really = {"agent", "purge", "--config", file, "--target", "shop", "--reason", "moved away", "--yes"};
        Answer nothing = types(really);
        assertThat(nothing.exit()).as(nothing.text()).isZero();
        assertThat(nothing.text()).contains("nothing of Bellows is there");
        try (DevProcess dev = DevProcess.start(home, database, agent)) {
            assertThat(types("agent", "check", "--config", file).exit()).isZero();
            Answer held = types(really);
            assertThat(held.exit()).as(held.text()).isEqualTo(7);
            assertThat(held.text()).contains("an agent has sessions here", "stop that agent");
            assertThat(dev.interrupt()).isEqualTo(130);
        }
        assertThat(types(really).text()).contains("may be back at any moment");
        // It says once a second that it lives; half a minute is not waited for here.
        database.execute("UPDATE bellows.holder SET heartbeat_at = clock_timestamp() - interval '31 s'");
        Answer asked = types(purge);
        assertThat(asked.exit()).as(asked.text()).isEqualTo(2);
        assertThat(asked.text()).contains("table bellows.journal", "--yes");
        assertThat(value("SELECT count(*) FROM bellows.window_v1")).isEqualTo("1");
        Answer done = types(really);
        assertThat(done.exit()).as(done.text()).isZero();
        assertThat(done.text())
                .contains("removed schema bellows", "a look afterwards found nothing of Bellows in the catalog");
        assertThat(value("SELECT count(*) FROM pg_namespace WHERE oid >= 16384"))
                .isEqualTo("0");
        assertThat(Files.readString(database.server().logFile()))
                .contains("Bellows was taken out of database " + database.name(), "moved away");
        comesBack(agent);
    }

    /** Nothing in the database keeps an agent out: the control plane that knew it asks a person. */
    private void comesBack(String agent) {
        Path data = home.resolve("dev");
        String[] words = {
            "dev",
            "--user",
            agent,
            "--line",
            "orders",
            "--baseline",
            "17",
            "--environment",
            "test",
            "--http-port",
            "0",
            "--grpc-port",
            "0",
            "--presumed-dead-after",
            "3s",
            "--target",
            "shop=" + url()
        };
        try (ChildProcess again = DevProcess.launcher(words)
                .withEnvironment("BELLOWS_DATA_DIR", data.toString())
                .start()) {
            // Another terminal does not know what was said to this one.
            again.awaitLine(
                    "next, in another terminal, after: export BELLOWS_DATA_DIR=" + data.toAbsolutePath(),
                    DevProcess.START);
            SystemRuntime.await(
                    "a person is asked",
                    DevProcess.START,
                    () -> new Typist(data)
                            .types("describe", "target", "shop")
                            .text()
                            .contains("RECONCILE"));
            again.interrupt();
            again.awaitExit(END);
        }
    }

    @Test
    void aStandbyIsRefused() throws IOException {
        try (var replica = database.server().startReplica("care")) {
            SystemRuntime.await(
                    "the database is on the replica",
                    END,
                    () -> types(
                                    "agent",
                                    "check",
                                    "--config",
                                    configured(target("shop", replicaUrl(replica), database.user())))
                            .text()
                            .contains("a standby, not the primary"));
            Answer refused = types(
                    "agent",
                    "purge",
                    "--config",
                    home.resolve("agent.yaml").toString(),
                    "--target",
                    "shop",
                    "--reason",
                    "x",
                    "--yes");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.text()).contains("BLW-TARGET-012");
        }
    }

    private String replicaUrl(dev.bellows.fixtures.database.TestReplica replica) {
        return "postgresql://127.0.0.1:" + replica.server().port() + "/" + database.name();
    }
}
