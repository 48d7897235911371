package dev.bellows.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
    @ParameterizedTest
    @CsvSource({
        "0s,PT0S",
        "250ms,PT0.25S",
        "30s,PT30S",
        "15m,PT15M",
        "24h,P1D",
        "7d,P7D",
        "PT1M30S,PT90S",
        "3650d,P3650D"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "s", "-1s", "1.5h", "1 h", "1h30m", "PT", "-PT1S", "3651d", "999999999999d", "7D"})
    void otherTextsAreNoDurations(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.DOC_DURATION));
    }

    @ParameterizedTest
    @CsvSource({"0B,0", "512B,512", "1KiB,1024", "64MiB,67108864", "2GiB,2147483648", "1TiB,1099511627776"})
    void sizesAreInPowersOf1024(String text, long expected) {
        assertThat(SizeText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64MB", "64mib", "-1B", "1.5GiB", "999999999999TiB"})
    void otherTextsAreNoSizes(String text) {
        assertThatThrownBy(() -> SizeText.parse(text))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.DOC_SIZE));
    }
}
