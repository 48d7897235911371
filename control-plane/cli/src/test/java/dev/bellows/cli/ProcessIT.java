package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own. */
class ProcessIT {
    @TempDir
    private Path home = Path.of("");

    private Process start(FakeApi api, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // Whoever started the tests may ignore SIGINT, and a child inherits that.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.bellows.cli.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BELLOWS_SERVER", api.address());
        builder.environment().put("BELLOWS_TOKEN", "good");
        return builder.start();
    }

    @Test
    void controlCDetachesWith130AndSaysThatTheRolloutGoesOn() throws Exception {
        try (FakeApi api = new FakeApi()) {
            api.on("GET /rollouts/orders/18", 200, "{\"id\":\"orders/18\",\"state\":\"EXPANDING\",\"targets\":[]}");
            api.stream("/rollouts/orders/18/events", "");
            Process watch = start(api, "rollout", "watch", "orders/18");
            try (BufferedReader out = watch.inputReader(StandardCharsets.UTF_8);
                    BufferedReader err = watch.errorReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).isEqualTo("orders/18  EXPANDING");
                new ProcessBuilder("kill", "-INT", String.valueOf(watch.pid()))
                        .start()
                        .waitFor();
                assertThat(watch.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(watch.exitValue()).isEqualTo(130);
                assertThat(err.readLine()).startsWith("detached; orders/18 goes on.");
            } finally {
                watch.destroyForcibly();
            }
        }
    }

    @Test
    void dataGoesToStandardOutputAndErrorsToStandardError() throws Exception {
        try (FakeApi api = new FakeApi()) {
            api.on("GET /rollouts", 200, "[]");
            Process get = start(api, "get", "rollouts", "-o", "json");
            assertThat(get.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(get.exitValue()).isZero();
            assertThat(new String(get.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("[ ]\n");
            Process wrong = start(api, "get", "agents");
            assertThat(wrong.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(wrong.exitValue()).isEqualTo(1);
            assertThat(wrong.getInputStream().readAllBytes()).isEmpty();
            assertThat(new String(wrong.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("error BLW-SERVER-004")
                    .doesNotContain("\tat ");
        }
    }
}
