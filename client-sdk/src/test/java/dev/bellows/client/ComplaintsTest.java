package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    @Test
    void aTroubleOfADayIsSaidAFewTimesAndAnotherOneAtOnce() {
        Complaints complaints = new Complaints();
        assertThat(IntStream.range(0, 86_400)
                        .filter(second -> complaints.due("away", Duration.ofSeconds(second)))
                        .limit(8))
                .containsExactly(0, 60, 180, 420, 900, 1_860, 3_780, 7_380);
        assertThat(complaints.due("refused", Duration.ofSeconds(86_401))).isTrue();
        assertThat(complaints.due("refused", Duration.ofSeconds(86_402))).isFalse();
        complaints.over();
        assertThat(complaints.due("refused", Duration.ZERO)).isTrue();
    }
}
