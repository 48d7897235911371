package dev.bellows.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.agent.connection.ConnectionSettings.TokenSource;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigInvalid;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.SignalSources;
import dev.bellows.engine.TargetSettings.PasswordSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigurationTest {
    private static final String HEAD = """
            name: east
            dataDir: /var/lib/bellows
            tokenFile: /etc/bellows/token
            targets:
            """;
    private static final String TARGET = """
              - name: shop
                url: %s
                line: orders
                baseline: 17
                environment: production
            """;

    private static AgentSettings load(String text) {
        return AgentConfiguration.load(
                new ConfigInput(Map.of(), Map.of(), Optional.of(new ConfigInput.File("agent.yaml", text))));
    }

    @Test
    void aFileWithOneTargetIsEnough() {
        AgentSettings settings =
                load(HEAD + TARGET.formatted("postgresql://db:5432/shop") + "    passwordEnv: SHOP_PW\n");
        assertThat(settings.name()).isEqualTo("east");
        assertThat(settings.controlPlane().port()).isEqualTo(7443);
        assertThat(settings.controlPlane().token()).isEqualTo(new TokenSource.File(Path.of("/etc/bellows/token")));
        assertThat(settings.metricsPort()).isEqualTo(7481);
        assertThat(settings.targets().getFirst().password())
                .isEqualTo(new PasswordSource.EnvironmentVariable("SHOP_PW"));
    }

    @Test
    void aPersonsTokenInTheEnvironmentDoesNotBeatTheAgentsFile() {
        ConfigInput input = new ConfigInput(
                Map.of(),
                Map.of("BELLOWS_TOKEN_FILE", "/home/me/.bellows-token", "BELLOWS_TOKEN", "blw_person_x"),
                Optional.of(new ConfigInput.File("agent.yaml", HEAD + TARGET.formatted("postgresql://db:5432/shop"))));
        assertThat(AgentConfiguration.load(input).controlPlane().token())
                .isEqualTo(new TokenSource.File(Path.of("/etc/bellows/token")));
        assertThat(AgentConfiguration.notes(input))
                .containsExactly(
                        "BELLOWS_TOKEN_FILE is set and not read: tokenFile comes from agent.yaml:3.",
                        "The token comes from the file /etc/bellows/token (agent.yaml:3).");
    }

    @Test
    void aTokenInAVariableIsNamed() {
        String bare =
                (HEAD + TARGET.formatted("postgresql://db:5432/shop")).replace("tokenFile: /etc/bellows/token\n", "");
        Optional<ConfigInput.File> file = Optional.of(new ConfigInput.File("agent.yaml", bare));
        assertThat(AgentConfiguration.notes(new ConfigInput(Map.of(), Map.of("BELLOWS_TOKEN", "x"), file)))
                .singleElement()
                .asString()
                .contains("BELLOWS_TOKEN, where the command line looks", "write BELLOWS_AGENT_TOKEN");
        assertThat(AgentConfiguration.notes(new ConfigInput(Map.of(), Map.of(), file)))
                .singleElement()
                .asString()
                .contains("BELLOWS_AGENT_TOKEN, which is not set");
    }

    @Test
    void aPasswordInAUrlIsRefusedWithoutBeingRepeated() {
        for (String url : new String[] {
            "postgresql://me:hunter2@db/shop",
            "postgresql://me:hun/hunter2@db/shop",
            "postgresql://me:hun@hunter2@db/shop",
            "postgresql://db/shop?user=me&password=hunter2",
            "jdbc:postgresql://db/shop?password=hunter2"
        }) {
            BellowsException refused =
                    catchThrowableOfType(BellowsException.class, () -> load(HEAD + TARGET.formatted('"' + url + '"')));
            assertThat(refused.problem().code()).as(url).isEqualTo(ErrorCode.AGENT_PASSWORD_IN_URL);
            assertThat(refused.getMessage()).doesNotContain("hunter2");
        }
    }

    @Test
    void aTargetConfiguredTwiceIsRefused() {
        String target = TARGET.formatted("postgresql://db/shop");
        BellowsException refused = catchThrowableOfType(BellowsException.class, () -> load(HEAD + target + target));
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.AGENT_CONFIG);
        assertThat(refused.getMessage()).contains("shop");
    }

    @Test
    void signalsOfATargetAreReadWithTheirDefaults() {
        AgentSettings settings = load(HEAD + TARGET.formatted("postgresql://db/shop") + """
                    signals:
                      cores: 8
                      pressure: /proc/pressure
                      probe: SELECT 1 FROM users LIMIT 1
                      custom:
                        - { name: queue, sql: SELECT count(*) FROM jobs, limit: 100 }
                        - { name: share, sql: SELECT 0.1, limit: 0.5, deadline: 2s, timeToLive: 1m, needed: false, reason: ours }
                """);
        SignalSources signals = settings.targets().getFirst().signals();
        assertThat(signals.cores()).isEqualTo(8);
        assertThat(signals.pressure()).contains(Path.of("/proc/pressure"));
        assertThat(signals.probe()).contains("SELECT 1 FROM users LIMIT 1");
        assertThat(signals.custom())
                .containsExactly(
                        new SignalSources.Custom(
                                "queue",
                                "SELECT count(*) FROM jobs",
                                100,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                true,
                                ""),
                        new SignalSources.Custom(
                                "share",
                                "SELECT 0.1",
                                0.5,
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(1),
                                false,
                                "ours"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cores: 0",
                "pressure: 7",
                "custom: [ { name: queue, sql: SELECT 1 } ]",
                "custom: [ { name: queue, sql: SELECT 1, limit: -1 } ]",
                "custom: [ { name: queue, sql: SELECT 1, limit: NaN } ]",
                "custom: [ { name: queue, sql: SELECT 1, limit: 1e9 } ]",
                "custom: [ { name: Queue, sql: SELECT 1, limit: 1 } ]",
                "custom: [ { name: replica_lag, sql: SELECT 1, limit: 1 } ]",
                "custom: [ { name: q, sql: SELECT 1, limit: 1 }, { name: q, sql: SELECT 2, limit: 1 } ]",
                "custom: [ { name: queue, sql: SELECT 1, limit: 1, deadline: 5m } ]",
                "custom: [ { name: queue, sql: SELECT 1, limit: 1, timeToLive: 1ms } ]",
            })
    void aSignalThatCannotBeIsRefused(String part) {
        String target = TARGET.formatted("postgresql://db/shop");
        BellowsException refused = catchThrowableOfType(
                BellowsException.class, () -> load(HEAD + target + "    signals: { " + part + " }\n"));
        assertThat(refused).as(part).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            baseline: 17     | baseline: 0            | BLW-DOC-010
            baseline: 17     | baseline: -17          | BLW-DOC-010
            baseline: 17     | baseline: 99999999999  | BLW-DOC-010
            baseline: 17     | baseline: seventeen    | BLW-DOC-009
            line: orders     | line: Orders           | BLW-DOC-010
            name: shop       | name: Shop A           | BLW-DOC-010
            name: shop       | name: [shop]           | BLW-DOC-009
            name: shop       | name: shop, name: shop | BLW-DOC-001
            line: orders     | line: *orders          | BLW-DOC-004
            line: orders     | lime: orders           | BLW-DOC-007
            """)
    void aBadValueIsNamedWithItsLine(String good, String bad, String code) {
        ConfigInvalid invalid = catchThrowableOfType(
                ConfigInvalid.class,
                () -> load(HEAD + TARGET.formatted("postgresql://db/shop").replace(good, bad)));
        assertThat(invalid).as(bad).isNotNull();
        assertThat(invalid.problems())
                .as(invalid.problems().toString())
                .anySatisfy(problem -> assertThat(problem.code().id()).isEqualTo(code));
        assertThat(invalid.problems()).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("agent.yaml");
            assertThat(problem.line()).isPositive();
            assertThat(problem.wayOut()).isNotBlank();
        });
    }

    @Test
    void anAtSignInAParameterIsNoPassword() {
        assertThat(load(HEAD + TARGET.formatted("\"postgresql://db:5432/shop?options=a@b\""))
                        .targets())
                .hasSize(1);
    }

    @Test
    void anUnknownKeyIsAnErrorWithItsPlace() {
        ConfigInvalid invalid = catchThrowableOfType(
                ConfigInvalid.class, () -> load(HEAD + TARGET.formatted("postgresql://db/shop") + "    basline: 17\n"));
        assertThat(invalid.problems().getFirst().line()).isEqualTo(10);
    }
}
