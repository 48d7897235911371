package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.PlanOutcome;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Document and snapshot in, plan and SQL out, as committed. */
class PlanGoldenTest {
    @ParameterizedTest
    @MethodSource("dev.bellows.engine.postgresql.plan.GoldenCase#all")
    void planAndSqlAreTheCommittedOnes(GoldenCase golden) throws IOException {
        PlanOutcome outcome = golden.outcome();
        golden.expect("plan.txt", GoldenCase.planText(golden.proves(), outcome));
        if (outcome instanceof PlanOutcome.Planned planned) {
            golden.expect("steps.sql", GoldenCase.stepsSql(golden.proves(), planned.plan()));
            assertThat(planned.plan().steps())
                    .allSatisfy(s -> assertThat(s.title()).isNotBlank());
        }
    }
}
