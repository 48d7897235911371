package dev.bellows.engine.postgresql.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of raw measurements: the kernel's pressure files and the times of a probe. */
class MeasuredTest {
    @Test
    void pressureIsTheShareOfTenSecondsInWhichSomeWaited() {
        assertThat(Pressure.some("""
                        some avg10=1.53 avg60=0.87 avg300=0.30 total=1234
                        full avg10=0.22 avg60=0.11 avg300=0.00 total=99
                        """)).hasValue(1.53);
        assertThat(Pressure.some("full avg10=9.00 avg60=0 total=1\nsome avg10=0 avg60=0 total=0"))
                .hasValue(0);
        assertThat(Pressure.some("some avg10=100.00 avg60=1.00")).hasValue(100);
        assertThat(Pressure.some("some total=1 avg60=1.00 avg10=3.00 more=x")).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "full avg10=1.00",
                "some",
                "some avg60=1.00",
                "some avg10=",
                "some avg10=NaN",
                "some avg10=-1.00",
                "some avg10=101.00",
                "some avg10=1.0.0",
                "some avg10=1,5",
                "awesome avg10=1.00",
                "some xavg10=1.00"
            })
    void whatIsNoPressureIsNotRead(String text) {
        assertThat(Pressure.some(text)).isEmpty();
    }

    @Test
    void ninetyNineOfAHundredAreNoSlower() {
        Percentile percentile = new Percentile(Duration.ofSeconds(30));
        assertThat(percentile.value(Instant.EPOCH)).isEmpty();
        for (int i = 1; i <= 100; i++) {
            percentile.add(i, Instant.EPOCH);
        }
        assertThat(percentile.value(Instant.EPOCH)).hasValue(99);
        percentile.add(1_000, Instant.EPOCH.plusSeconds(20));
        percentile.add(1_000, Instant.EPOCH.plusSeconds(20));
        assertThat(percentile.value(Instant.EPOCH.plusSeconds(20))).hasValue(1_000);
        assertThat(percentile.value(Instant.EPOCH.plusSeconds(31))).hasValue(1_000);
        assertThat(percentile.value(Instant.EPOCH.plusSeconds(51))).isEqualTo(OptionalDouble.empty());
    }
}
