package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.TargetAnswer;
import dev.bellows.wire.client.v1.Verdict;
import io.grpc.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tagged connections on a real database whose window row a test moves by hand. */
class TaggedDataSourceIT {
    private static final String TOKEN = "5f1c7f2e-2f6c-4b43-8f5b-1f6f4d1d7a01";

    private static final String ANOTHER = "5f1c7f2e-2f6c-4b43-8f5b-1f6f4d1d7a02";

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

    private static Answer perTarget(ClientMessage message, Verdict ofTheOther, boolean setAside) {
        return yes(message).toBuilder()
                .setElsewhere(setAside ? ofTheOther : Verdict.VERDICT_YES)
                .addTargets(TargetAnswer.newBuilder()
                        .setTarget("shop-1")
                        .setIdentityToken(TOKEN)
                        .setVerdict(Verdict.VERDICT_YES)
                        .setMin(17)
                        .setMax(18))
                .addTargets(TargetAnswer.newBuilder()
                        .setTarget("shop-2")
                        .setIdentityToken(ANOTHER)
                        .setVerdict(ofTheOther)
                        .setReason("BLW-TARGET-001: shop-2 was restored")
                        .setSetAside(setAside)
                        .setMin(16)
                        .setMax(16))
                .build();
    }

    @Test
    void aRestoredDatabaseStopsNoConnectionToAnother() throws Exception {
        window(17, 18);
        TestDatabase healthy = database;
        TestDatabase restored = TestPostgresql.shared().createDatabase();
        database = restored;
        window(17, 18);
        run("CREATE OR REPLACE VIEW bellows.identity_v1 AS SELECT '" + ANOTHER + "'::uuid AS token");
        try (FakeClientService service =
                        new FakeClientService(0, message -> perTarget(message, Verdict.VERDICT_RETRY_LATER, true));
                Bellows bellows = version(17).connect("127.0.0.1:" + service.port())) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            bellows.tag(healthy.dataSource()).getConnection().close();
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.tag(restored.dataSource()).getConnection())
                    .withMessageContaining("shop-2 was restored")
                    .satisfies(e -> assertThat(e.retryable()).isTrue());
            bellows.tag(healthy.dataSource()).getConnection().close();
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void aDatabaseWhoseRowSaysNoStopsNoOtherOneAndNoStartWhenItIsSetAside() throws Exception {
        window(17, 18);
        TestDatabase healthy = database;
        TestDatabase restored = TestPostgresql.shared().createDatabase();
        database = restored;
        window(16, 16);
        run("CREATE OR REPLACE VIEW bellows.identity_v1 AS SELECT '" + ANOTHER + "'::uuid AS token");
        try (FakeClientService service =
                        new FakeClientService(0, message -> perTarget(message, Verdict.VERDICT_RETRY_LATER, true));
                Bellows bellows = version(17).connect("127.0.0.1:" + service.port())) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.tag(restored.dataSource()).getConnection())
                    .withMessageContaining("[16,16]");
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            bellows.tag(healthy.dataSource()).getConnection().close();
        }
    }

    @Test
    void aControlPlaneWithOneVerdictForAllIsObeyedForAll() throws Exception {
        window(17, 18);
        try (FakeClientService old = new FakeClientService(
                        0,
                        message -> perTarget(message, Verdict.VERDICT_NO, false).toBuilder()
                                .setVerdict(Verdict.VERDICT_NO)
                                .setReason("shop-2: serves [16,16]")
                                .clearElsewhere()
                                .build());
                Bellows bellows = version(17).connect("127.0.0.1:" + old.port())) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(bellows.reason()).contains("shop-2"));
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.tag(database.dataSource()).getConnection())
                    .withMessageContaining("shop-2: serves [16,16]");
        }
    }

    @Test
    void aRefusedRegistrationOpensNoConnection() throws Exception {
        window(17, 18);
        try (FakeClientService service = new FakeClientService(0, TaggedDataSourceIT::yes)) {
            service.refuseWith(Status.PERMISSION_DENIED.withDescription("BLW-AUTH-003: the token belongs to billing"));
            try (Bellows bellows = version(17).connect("127.0.0.1:" + service.port())) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(bellows.metrics().registrationsRefused())
                                .isPositive());
                assertThatExceptionOfType(NotServableException.class)
                        .isThrownBy(() -> bellows.tag(database.dataSource()).getConnection())
                        .withMessageStartingWith("BLW-CLIENT-010")
                        .withMessageContaining("the token belongs to billing");
            }
        }
    }

    @Test
    void aDatabaseThatIsManagedForOtherLinesOnlyIsSaidOnce() throws Exception {
        window(17, 18);
        run(
                "CREATE OR REPLACE VIEW bellows.window_v1 AS SELECT 'order'::text AS line, 17 AS min_version, 18 AS max_version");
        try (LogLines log = new LogLines(Bellows.class);
                Bellows bellows = alone(17)) {
            bellows.tag(database.dataSource()).getConnection().close();
            bellows.tag(database.dataSource()).getConnection().close();
            assertThat(bellows.metrics().unmanaged()).isEqualTo(2);
            assertThat(log.at(Level.WARNING)).hasSize(1).first().asString().contains("line orders");
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
