package dev.bellows.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThrottleSettingTest {
    @ParameterizedTest
    @EnumSource(ThrottleSetting.class)
    void everyNumberReadsBackAsItIsShownAndEachProfileIsWithinTheRange(ThrottleSetting setting) {
        for (ThrottleProfile profile : ThrottleProfile.values()) {
            long value = setting.of(profile);
            assertThat(setting.parse(setting.exact(value))).isEqualTo(value);
            assertThat(value == ThrottleSetting.NONE || (value >= setting.lowest() && value <= setting.highest()))
                    .isTrue();
        }
        assertThat(setting.parse(setting.exact(setting.lowest()))).isEqualTo(setting.lowest());
        assertThat(setting.parse(setting.exact(setting.highest()))).isEqualTo(setting.highest());
        assertThat(ThrottleSetting.of(setting.key())).contains(setting);
    }

    @ParameterizedTest
    @EnumSource(ThrottleSetting.class)
    void theReferenceSaysOfEachWhatIsTrue(ThrottleSetting setting) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("project.root", "../.."), "docs", "reference", "documents.md"));
        String row = "| `" + setting.key() + "` | " + setting.exact(setting.of(ThrottleProfile.GENTLE)) + " | "
                + setting.exact(setting.of(ThrottleProfile.NORMAL)) + " | "
                + setting.exact(setting.of(ThrottleProfile.FAST)) + " | " + setting.range() + " | "
                + (setting.signal().isEmpty() ? "" : "`" + setting.signal() + "`") + " | " + needed(setting) + " | "
                + setting.text() + " |";
        assertThat(page).contains(row);
    }

    private static String needed(ThrottleSetting setting) {
        if (setting.needed(ThrottleProfile.FAST)) {
            return "where configured";
        }
        if (setting.needed(ThrottleProfile.NORMAL)) {
            return "gentle, normal";
        }
        return setting.needed(ThrottleProfile.GENTLE) ? "gentle" : "";
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_LAG, 0s",
        "MAX_LAG, -2s",
        "MAX_LAG, 3651d",
        "MAX_LAG, NaN",
        "MAX_LAG, 2",
        "MAX_LAG, ''",
        "MAX_LAG, NONE",
        "MAX_LOCK_WAITERS, -1",
        "MAX_LOCK_WAITERS, 10001",
        "MAX_LOCK_WAITERS, 1.5",
        "MAX_LOCK_WAITERS, 99999999999999999999",
        "MAX_LOCK_WAITERS, 0x5",
        "DUTY, 0%",
        "DUTY, 101%",
        "DUTY, 50",
        "DUTY, none",
        "WORKERS, none",
        "WORKERS, 0",
        "WAL_BUDGET, 20MiB",
        "WAL_BUDGET, 0B/s",
        "WAL_BUDGET, 9999999999999TiB/s",
        "MAX_SLOT_WAL, 1B",
    })
    void whatIsNoNumberOrOutOfRangeIsRefused(ThrottleSetting setting, String written) {
        assertThatThrownBy(() -> setting.parse(written)).isInstanceOf(BellowsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MILLISECONDS, 5200, 5.2 s",
        "MILLISECONDS, 999, 999 ms",
        "BYTES, 1536, 1.5 KiB",
        "BYTES_PER_SECOND, 20971520, 20 MiB/s",
        "PERCENT, 12.34, 12.3%",
        "COUNT, 7, 7",
        "BYTES, Infinity, Infinity TiB",
    })
    void measurementsAreRoundedForPeople(ThrottleUnit unit, double value, String shown) {
        assertThat(unit.measured(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(ThrottleProfile.class)
    void aLimitThatIsLiftedNeedsNoSignal(ThrottleProfile profile) {
        ThrottleLimits whole = ThrottleLimits.of(profile);
        ThrottleLimits lifted = new ThrottleLimits(
                profile,
                Map.of(
                        ThrottleSetting.MAX_LAG, ThrottleSetting.NONE,
                        ThrottleSetting.MAX_LOCK_WAITERS, ThrottleSetting.NONE));
        assertThat(lifted.needed())
                .doesNotContain("replica_lag", "lock_waiters")
                .isSorted();
        assertThat(whole.needed().contains("replica_lag")).isEqualTo(profile != ThrottleProfile.FAST);
        assertThat(lifted.of(ThrottleSetting.MAX_SLOT_WAL)).isEqualTo(whole.of(ThrottleSetting.MAX_SLOT_WAL));
    }
}
