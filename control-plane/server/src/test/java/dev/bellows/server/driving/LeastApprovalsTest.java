package dev.bellows.server.driving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.PhaseGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastApprovalsTest {
    @Test
    void anEnvironmentsOwnEntryHoldsThereAndTheStrictestOfSeveralCounts() {
        LeastApprovals least =
                LeastApprovals.parse("contract=1,cleanup=1; production: expand=1,contract=2; laptop: none");
        assertThat(least.of(List.of("staging"), PhaseGroup.CONTRACT)).isEqualTo(1);
        assertThat(least.of(List.of("production"), PhaseGroup.CONTRACT)).isEqualTo(2);
        assertThat(least.of(List.of("production"), PhaseGroup.CLEANUP)).isZero();
        assertThat(least.of(List.of("laptop"), PhaseGroup.CONTRACT)).isZero();
        assertThat(least.of(List.of("laptop", "production", "staging"), PhaseGroup.EXPAND_MIGRATE))
                .isEqualTo(1);
        assertThat(least.of(List.of("laptop", "staging"), PhaseGroup.CLEANUP)).isEqualTo(1);
        assertThat(LeastApprovals.none().of(List.of("production"), PhaseGroup.CONTRACT))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "contract", "contract=10", "migrate=1", "a: b: contract=1", "contract=1;", "x: none; x: none"
            })
    void whatCannotBeReadIsRefusedWithItsForm(String text) {
        assertThatThrownBy(() -> LeastApprovals.parse(text))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.ROLLOUT_LEAST_APPROVALS));
    }
}
