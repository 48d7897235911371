package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a report that comes late may still say of a database that went back in time and was accepted as it is. */
final class ReportsTest {
    private static final TargetName SHOP = new TargetName("shop");
    private static final SchemaLine ORDERS = new SchemaLine("orders");
    private static final VersionRange OPEN = new VersionRange(17, 18);

    private final Reports reports = new Reports(new Narrowing(AdoptionPolicy.standard()));
    private final Stored rows = new Stored();

    /** Closed in generation 6, restored to its row of generation 4, accepted: generation 7 is in force. */
    @BeforeEach
    void restoredAndAccepted() {
        rows.window = Optional.of(Window.joined(
                SHOP,
                ORDERS,
                "test",
                VersionRange.of(18),
                6,
                new Window.Seen(VersionRange.of(18), 6, 9, 9, 1, "token", false, "")));
        assertThat(inspected(OPEN, 4, 5)).isEqualTo(Reports.Condition.RECONCILE);
        Window window = rows.known();
        reports.accepted(rows, window, window.seen().found().orElseThrow());
        assertThat(inspected(OPEN, 4, 5)).isEqualTo(Reports.Condition.ACTIVE);
        assertThat(rows.known().generation()).isEqualTo(7);
    }

    private Reports.Condition inspected(VersionRange row, long generation, long journal) {
        return reports.inspected(
                rows,
                new AgentFact.Inspected(
                        SHOP,
                        0,
                        true,
                        Optional.of(row),
                        generation,
                        journal,
                        Optional.of("token"),
                        "",
                        "",
                        1,
                        Optional.empty(),
                        Optional.empty()),
                ORDERS,
                "test");
    }

    private void says(long generation, VersionRange row) {
        reports.window(
                rows,
                new AgentFact.WindowReported(
                        SHOP, generation, 0, true, Optional.of(row), Optional.empty(), List.of(), Optional.empty()));
    }

    @Test
    void aLateReportOfAnEarlierGenerationDoesNotBringReconcileBack() {
        says(6, VersionRange.of(18));
        assertThat(rows.known().seen().rowGeneration())
                .as("what is really there")
                .isEqualTo(4);
        assertThat(inspected(OPEN, 4, 5)).isEqualTo(Reports.Condition.ACTIVE);
        assertThat(rows.known().seen().reconcile()).isEmpty();
    }

    @Test
    void aReportOfTheGenerationInForceCounts() {
        says(7, OPEN);
        assertThat(rows.known().seen().rowGeneration()).isEqualTo(7);
        assertThat(inspected(OPEN, 7, 5)).isEqualTo(Reports.Condition.ACTIVE);
        assertThat(inspected(OPEN, 4, 5)).as("it went back once more").isEqualTo(Reports.Condition.RECONCILE);
    }

    /** A window that is written too. Confined to its test. */
    private static final class Stored extends LookTest.Rows {
        Optional<Window> window = Optional.empty();

        Window known() {
            return window.orElseThrow();
        }

        @Override
        public Optional<Window> window(TargetName target, WindowStore.Lock lock) {
            return window;
        }

        @Override
        public void save(Window next) {
            window = Optional.of(next);
        }

        @Override
        public void desire(WindowStore.Desired desired) {}
    }
}
