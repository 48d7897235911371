package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tagged connections on a real database whose window row a test moves by hand. */
class TaggedDataSourceIT {
    private static final String TOKEN = "5f1c7f2e-2f6c-4b43-8f5b-1f6f4d1d7a01";

    private TestDatabase database;

    @BeforeEach
    void databaseWithoutBellows() {
        database = TestPostgresql.shared().createDatabase();
    }

    private static BellowsBuilder version(int version) {
        return new BellowsBuilder("checkout", Map.of())
                .schema("orders", version)
                .environment("test")
                .instance("pod-1")
                .poolsClose(Duration.ofMillis(200))
                .token("blw_service_x");
    }

    private static Bellows alone(int version) {
        return version(version).connect("127.0.0.1:1");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void window(int min, int max) throws SQLException {
        run(
                "CREATE SCHEMA IF NOT EXISTS bellows",
                "DROP VIEW IF EXISTS bellows.window_v1, bellows.identity_v1",
                "CREATE VIEW bellows.window_v1 AS SELECT 'orders'::text AS line, " + min + " AS min_version, " + max
                        + " AS max_version",
                "CREATE VIEW bellows.identity_v1 AS SELECT '" + TOKEN + "'::uuid AS token",
                "GRANT USAGE ON SCHEMA bellows TO PUBLIC",
                "GRANT SELECT ON bellows.window_v1, bellows.identity_v1 TO PUBLIC");
    }

    private static String applicationName(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aServedConnectionCarriesTheTagThatOthersSee() throws Exception {
        window(17, 18);
        try (Bellows bellows = alone(17);
                Connection connection = bellows.tag(database.dataSource()).getConnection()) {
            assertThat(applicationName(connection)).isEqualTo("blw1 orders 17 " + bellows.incarnation());
            assertThat(bellows.metrics().tagged()).isEqualTo(1);
        }
    }

    @Test
    void theTagStaysWhenAPoolNamesTheSession() throws Exception {
        window(17, 18);
        try (Bellows bellows = alone(17);
                Connection connection = bellows.tag(database.dataSource()).getConnection()) {
            connection.setClientInfo("ApplicationName", "my-pool");
            assertThat(applicationName(connection)).startsWith("blw1 orders 17 ");
        }
    }

    @Test
    void aClosedWindowFailsGetConnectionAndLeavesNoSessionBehind() throws Exception {
        window(18, 18);
        try (Bellows bellows = alone(17)) {
            DataSource tagged = bellows.tag(database.dataSource());
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(tagged::getConnection)
                    .withMessageContaining("[18,18]")
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(NotServableException.SQL_STATE));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(tagged(17)).isZero());
        }
    }

    private int tagged(int version) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name LIKE 'blw1 orders " + version + " %'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void theRowsNoBeatsTheControlPlanesYes() throws Exception {
        window(18, 18);
        try (FakeClientService yes = new FakeClientService(0, TaggedDataSourceIT::yes);
                Bellows bellows = version(17).connect("127.0.0.1:" + yes.port())) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.tag(database.dataSource()).getConnection());
        }
    }

    @Test
    void whatWasReadIsToldWithTheDatabasesIdentity() throws Exception {
        window(17, 18);
        try (FakeClientService yes = new FakeClientService(0, TaggedDataSourceIT::yes);
                Bellows bellows = version(17).connect("127.0.0.1:" + yes.port())) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            bellows.tag(database.dataSource()).getConnection().close();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(yes.heard)
                            .anyMatch(message ->
                                    message.getRowRead().getIdentityToken().equals(TOKEN)
                                            && message.getRowRead().getReadable()
                                            && message.getRowRead().getMax() == 18));
        }
    }

    @Test
    void aDatabaseWithoutBellowsIsAllowedAndCounted() throws Exception {
        try (Bellows bellows = alone(17);
                Connection connection = bellows.tag(database.dataSource()).getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(bellows.metrics().unmanaged()).isEqualTo(1);
        }
    }

    @Test
    void anUnreadableRowWaitsForTheFirstAnswerAndObeysIt() throws Exception {
        window(17, 17);
        run("DROP ROLE IF EXISTS blind", "CREATE ROLE blind LOGIN", "REVOKE ALL ON SCHEMA bellows FROM PUBLIC");
        DataSource blind = database.dataSource("blind");
        try (FakeClientService silent = new FakeClientService(0, message -> null);
                Bellows bellows = version(17).connect("127.0.0.1:" + silent.port())) {
            Thread answersLater = Thread.ofVirtual().start(() -> {
                await().atMost(Duration.ofSeconds(20)).until(() -> !silent.heard.isEmpty());
                silent.push(Answer.newBuilder()
                        .setIncarnation(bellows.incarnation())
                        .setVerdict(Verdict.VERDICT_NO)
                        .setReason("asked and refused")
                        .setRetryAfterMillis(60_000)
                        .build());
            });
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.tag(blind).getConnection())
                    .withMessageContaining("asked and refused");
            answersLater.join();
            assertThat(bellows.metrics().rowUnreadable()).isEqualTo(1);
        }
    }

    @Test
    void goodbyeWaitsForTheTaggedConnectionsAndIsLeftOutWhileTheyStay() throws Exception {
        window(17, 18);
        try (FakeClientService yes = new FakeClientService(0, TaggedDataSourceIT::yes)) {
            Bellows bellows = version(17).connect("127.0.0.1:" + yes.port());
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            Connection left = bellows.tag(database.dataSource()).getConnection();
            bellows.close();
            left.close();
            assertThat(yes.heard).noneMatch(ClientMessage::hasGoodbye);
        }
    }

    @Test
    void aPoolIsRefusedWithTheTwoLinesToWrite() {
        try (Bellows bellows = alone(17)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bellows.tag(new com.zaxxer.hikari.HikariDataSource()))
                    .withMessageContaining("config.setDataSource(bellows.tag(");
        }
    }

    private static Answer yes(ClientMessage message) {
        return Answer.newBuilder()
                .setIncarnation(message.getRegister().getIncarnation())
                .setVerdict(Verdict.VERDICT_YES)
                .setSecret("00112233445566778899aabbccddeeff")
                .setHeartbeatMillis(500)
                .setRegistered(true)
                .build();
    }
}
