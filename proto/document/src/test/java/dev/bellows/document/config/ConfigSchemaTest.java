package dev.bellows.document.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.document.config.ConfigSource.Default;
import dev.bellows.document.config.ConfigSource.Flag;
import dev.bellows.document.config.ConfigSource.InFile;
import dev.bellows.document.config.ConfigSource.Variable;
import dev.bellows.document.yaml.DocumentProblem;
import dev.bellows.document.yaml.Field;
import dev.bellows.document.yaml.ObjectShape;
import dev.bellows.document.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
    private record Replica(String name, String password) {}

    private static final Field<String> NAME = Field.required("name", Shapes.text(), "Name.");
    private static final Field<String> PASSWORD =
            Field.required("password", Shapes.text(), "Password.").asSecret();
    private static final ConfigKey<Integer> PORT =
            ConfigKey.withDefault("grpc.port", Shapes.integer(0, 65535), "7443", "Port.");
    private static final ConfigKey<Duration> SILENCE =
            ConfigKey.withDefault("presumedDeadAfter", Shapes.duration(), "15m", "Silence.");
    private static final ConfigKey<String> STORE = ConfigKey.required("store", Shapes.text(), "Store.");
    private static final ConfigKey<Integer> PIN =
            ConfigKey.optional("pin", Shapes.integer(0, 9999), "Pin.").asSecret();
    private static final ConfigKey<List<Replica>> REPLICAS = ConfigKey.withDefault(
            "replicas",
            Shapes.list(
                    new ObjectShape<>(
                            "a replica",
                            List.of(NAME, PASSWORD),
                            read -> new Replica(read.get(NAME), read.get(PASSWORD))),
                    0,
                    9),
            "[]",
            "Replicas.");
    private static final ConfigSchema SCHEMA = ConfigSchema.of(PORT, SILENCE, STORE, PIN, REPLICAS);

    @Test
    void aFlagBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsTheDefault() {
        String file = "grpc: { port: 1 }\nstore: file\npresumedDeadAfter: 1m\n";
        Map<String, String> environment = Map.of("BELLOWS_GRPC_PORT", "2", "BELLOWS_STORE", "variable");

        Config config = SCHEMA.load(input(Map.of("grpc.port", "3"), environment, file));

        assertThat(config.get(PORT)).isEqualTo(3);
        assertThat(config.get(STORE)).isEqualTo("variable");
        assertThat(config.get(SILENCE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.get(REPLICAS)).isEmpty();
        assertThat(config.find(PIN)).isEmpty();
        assertThat(config.print())
                .extracting(Config.Line::source)
                .containsExactly(
                        new Flag("--grpc-port"),
                        new InFile("server.yaml", 3),
                        new Variable("BELLOWS_STORE"),
                        new Default());
    }

    @Test
    void aFormerNameCountsWhereNothingElseDoesAndBeatsNothing() {
        ConfigKey<String> token = ConfigKey.optional("tokenFile", Shapes.text(), "Token.")
                .inVariable("BELLOWS_AGENT_TOKEN_FILE", "BELLOWS_TOKEN_FILE");
        ConfigSchema schema = ConfigSchema.of(token);
        Map<String, String> old = Map.of("BELLOWS_TOKEN_FILE", "/home/me/token");
        Map<String, String> both =
                Map.of("BELLOWS_TOKEN_FILE", "/home/me/token", "BELLOWS_AGENT_TOKEN_FILE", "/etc/agent");

        assertThat(schema.load(input(Map.of(), old, "{}")).get(token)).isEqualTo("/home/me/token");
        assertThat(schema.notes(input(Map.of(), old, "{}")))
                .singleElement()
                .asString()
                .contains("tokenFile comes from BELLOWS_TOKEN_FILE", "write BELLOWS_AGENT_TOKEN_FILE");
        assertThat(schema.load(input(Map.of(), old, "tokenFile: /etc/file")).get(token))
                .isEqualTo("/etc/file");
        assertThat(schema.notes(input(Map.of(), old, "tokenFile: /etc/file")))
                .containsExactly("BELLOWS_TOKEN_FILE is set and not read: tokenFile comes from server.yaml:1.");
        assertThat(schema.load(input(Map.of(), both, "{}")).get(token)).isEqualTo("/etc/agent");
        assertThat(schema.notes(input(Map.of(), Map.of(), "tokenFile: /etc/file")))
                .isEmpty();
    }

    @Test
    void aListComesThroughTheEnvironmentAsYaml() {
        Config config =
                SCHEMA.load(input(Map.of(), Map.of("BELLOWS_REPLICAS", "[{name: r1, password: hunter2}]"), "store: s"));

        assertThat(config.get(REPLICAS)).containsExactly(new Replica("r1", "hunter2"));
    }

    @Test
    void secretsAreNeverPrinted() {
        Config config = SCHEMA.load(
                input(Map.of("pin", "1234"), Map.of(), "store: s\nreplicas: [{name: r, password: hunter2}]"));

        assertThat(config.print().toString()).contains("<secret>").doesNotContain("1234", "hunter2");
        assertThat(config.toString()).doesNotContain("1234", "hunter2");
        assertThat(config.get(PIN)).isEqualTo(1234);
    }

    @Test
    void aSecretOfAnotherFormIsNotQuotedInItsError() {
        ConfigInvalid invalid = invalid(input(Map.of(), Map.of("BELLOWS_PIN", "s3cret"), "store: s\npin: hunter2"));

        assertThat(invalid.problems()).hasSize(2);
        assertThat(invalid.problems().toString() + invalid.getMessage()).doesNotContain("s3cret", "hunter2");
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlaceAndAGuess() {
        ConfigInvalid invalid = invalid(input(
                Map.of("stor", "x"), Map.of("BELLOWS_GRPC_PORT", "many"), "grpc:\n  prot: 1\npresumedDeadAfter: 15\n"));

        assertThat(invalid.problems())
                .extracting(DocumentProblem::place)
                .containsExactlyInAnyOrder(
                        "BELLOWS_GRPC_PORT", "server.yaml", "command line", "server.yaml:2:3", "server.yaml:3:20");
        assertThat(invalid.problems())
                .extracting(DocumentProblem::wayOut)
                .contains("Did you mean 'grpc.port'?", "Did you mean 'store'?");
    }

    @Test
    void aMistakeInTheFileIsToldEvenWhereAFlagOverridesIt() {
        assertThat(invalid(input(Map.of("grpc.port", "1"), Map.of(), "store: s\ngrpc: { port: x }"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void aFileOfCommentsAloneLeavesTheDefaults() {
        Config config = SCHEMA.load(input(Map.of("store", "s"), Map.of("BELLOWS_ENVIRONMENT", "test"), "# port: 1\n"));

        assertThat(config.get(PORT)).isEqualTo(7443);
        assertThat(config.source(PORT)).contains(new Default());
    }

    @Test
    void anEmptyVariableIsAMistakeAndNotNothing() {
        assertThat(invalid(input(Map.of(), Map.of("BELLOWS_REPLICAS", "", "BELLOWS_STORE", ""), ""))
                        .problems())
                .hasSize(2);
    }

    @Test
    void namesBecomeVariablesAndFlags() {
        assertThat(SILENCE.variable()).isEqualTo("BELLOWS_PRESUMED_DEAD_AFTER");
        assertThat(SILENCE.flag()).isEqualTo("--presumed-dead-after");
    }

    private static ConfigInput input(Map<String, String> flags, Map<String, String> environment, String file) {
        return new ConfigInput(flags, environment, Optional.of(new ConfigInput.File("server.yaml", file)));
    }

    private static ConfigInvalid invalid(ConfigInput input) {
        return catchThrowableOfType(ConfigInvalid.class, () -> SCHEMA.load(input));
    }
}
