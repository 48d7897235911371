package dev.bellows.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.Seed;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The control plane is killed again and again during a rollout; nothing is done twice, nothing is lost, nothing runs ungranted. */
// Rounds are short, and the moments of the kills should fall all over them.
@Tag("calm")
@Execution(ExecutionMode.SAME_THREAD)
class ControlPlaneKillsIT {
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1_500);

    @TempDir
    private Path directory;

    private int kills;

    @Test
    void aControlPlaneKilledAtFifteenRandomPointsLosesNothingAndNothingRunsTwiceOrUngranted() {
        Seed seed = Seed.orGiven(20_260_601);
        System.out.println("control plane kills: " + seed);
        RandomGenerator chance = seed.random();
        try (TestPostgresql server = TestPostgresql.start();
                ControlPlane controlPlane = ControlPlane.start(directory)) {
            Round.prepare(server);
            try (Round round = new Round(directory, controlPlane, server, "orders", 1)) {
                Judge.Verdict verdict = KilledRound.run(
                        round,
                        controlPlane,
                        (leg, over) -> killing(controlPlane, chance, leg == KilledRound.Leg.ADOPTION ? 3 : 6),
                        false);
                assertThat(verdict.duplicates()).as("%s", seed).isEmpty();
                assertThat(verdict.lost()).as("%s", seed).isEmpty();
                assertThat(verdict.wrong()).as("%s", seed).isEmpty();
                assertThat(kills).isEqualTo(15);
                assertThat(round.requests()).isPositive();
            }
        }
    }

    /** So many kills, each a random time after the control plane was ready, or, one in four, while it still starts. */
    private void killing(ControlPlane controlPlane, RandomGenerator chance, int times) {
        for (int kill = 0; kill < times; kill++) {
            boolean whileStarting = kill > 0 && chance.nextInt(4) == 0;
            if (!whileStarting) {
                controlPlane.awaitReady();
            }
            SystemRuntime.sleepUntil(SystemRuntime.nanos() + chance.nextLong(LONGEST_LIFE.toNanos()));
            controlPlane.kill();
            kills++;
        }
        controlPlane.awaitReady();
    }
}
