package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person accepts what a database that went back says of itself. */
class AcceptingTest {
    private static Window open(int min, int max) {
        VersionRange row = new VersionRange(min, max);
        return Window.joined(
                new TargetName("shop"),
                new SchemaLine("orders"),
                "test",
                row,
                5,
                new Window.Seen(row, 5, 10, 10, 1, "token", false, "back"));
    }

    private static Window.Found found(int min, int max, long fence) {
        return new Window.Found(new VersionRange(min, max), 4, 8, 1, "token", fence);
    }

    @Test
    void aRowThatWasClosedFurtherThanTheStoreHadHeardKeepsWhatItServedForTheRevert() {
        Window before = open(17, 18);
        Window accepted = before.accepting(before.seen(), found(18, 18, 3));
        assertThat(accepted.range()).isEqualTo(VersionRange.of(18));
        assertThat(accepted.past().restores()).containsExactly(java.util.Map.entry(18, 17));
    }

    @Test
    void theRowInForceDoesNotProveThatStepsAfterItAreThere() {
        Window.Seen seen = new Window.Seen(
                VersionRange.of(18), 5, 10, 10, 1, "token", false, "back", Optional.of(found(18, 18, 3)));
        assertThat(seen.onlyItsRowIsBehind()).as("its journal is").isFalse();
        Window.Found row = new Window.Found(VersionRange.of(18), 4, 10, 1, "token", 3);
        assertThat(new Window.Seen(VersionRange.of(18), 5, 10, 10, 1, "token", false, "back", Optional.of(row))
                        .onlyItsRowIsBehind())
                .isTrue();
        assertThat(new Window.Seen(VersionRange.of(18), 5, 10, 10, 1, "other", false, "back", Optional.of(row))
                        .onlyItsRowIsBehind())
                .as("it is another database")
                .isFalse();
    }

    @Test
    void aRowThatIsOpenAgainBringsNothingToRestore() {
        Window before = open(18, 18);
        assertThat(before.accepting(before.seen(), found(17, 18, 3)).past().restores())
                .isEmpty();
    }
}
