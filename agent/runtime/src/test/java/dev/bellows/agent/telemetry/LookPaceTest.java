package dev.bellows.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookPaceTest {
    private final LookPace pace = new LookPace();

    @Test
    void anIdleTargetIsLookedAtEveryFifthTickAndWholly() {
        assertThat(looks(11, false)).containsExactly(1, 6, 11);
    }

    @Test
    void aTargetWithAJobIsLookedAtEveryTickAndItsSessionsEveryFifth() {
        assertThat(looks(6, true)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(pace.sessionsDue()).isFalse();
    }

    @Test
    void aLookThatNeverCameToTheSessionsIsRepeatedAtTheNextTick() {
        assertThat(pace.tick(false)).isTrue();
        assertThat(pace.tick(false)).isTrue();
        assertThat(pace.sessionsDue()).isTrue();
    }

    /** The ticks, from 1, at which a look was due. */
    private List<Integer> looks(int ticks, boolean working) {
        List<Integer> due = new ArrayList<>();
        for (int tick = 1; tick <= ticks; tick++) {
            if (pace.tick(working)) {
                due.add(tick);
                if (pace.sessionsDue()) {
                    pace.sessionsSeen();
                }
            }
        }
        return due;
    }
}
