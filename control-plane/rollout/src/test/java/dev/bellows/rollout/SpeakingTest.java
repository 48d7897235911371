package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.rollout.Speaking.Manner;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.rollout.Speaking.Standing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeakingTest {
    private static final Speaker ANNE = new Speaker("anne", 4);

    @Test
    void onlyTheTargetsAgentOnItsNewestStreamIsBelieved() {
        assertThat(Speaking.standing(ANNE, Optional.of(ANNE))).isEqualTo(Standing.SPEAKS);
        assertThat(Speaking.standing(ANNE, Optional.of(new Speaker("anne", 5)))).isEqualTo(Standing.SUPERSEDED);
        assertThat(Speaking.standing(ANNE, Optional.of(new Speaker("bert", 4)))).isEqualTo(Standing.DISPLACED);
        assertThat(Speaking.standing(ANNE, Optional.empty())).isEqualTo(Standing.DISPLACED);
    }

    @Test
    void aSilentAgentLosesItsTargetToOneThatIntroducesItselfAndToNobodyElse() {
        assertThat(Speaking.taken("anne", true, "anne", Manner.CONTINUATION)).isFalse();
        assertThat(Speaking.taken("anne", false, "anne", Manner.CONTINUATION)).isFalse();
        assertThat(Speaking.taken("anne", true, "bert", Manner.INTRODUCTION)).isTrue();
        assertThat(Speaking.taken("anne", false, "bert", Manner.INTRODUCTION)).isFalse();
        assertThat(Speaking.taken("anne", false, "bert", Manner.CONTINUATION)).isTrue();
    }
}
