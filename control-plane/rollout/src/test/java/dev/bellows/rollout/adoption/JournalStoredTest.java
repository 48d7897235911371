package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.VersionRange;
import org.junit.jupiter.api.Test;

class JournalStoredTest {
    private static final Window.Seen NOTHING = new Window.Seen(VersionRange.of(17), 0, 0, 0, 1, "token", false, "");

    @Test
    void anEntryThatFollowsWhatIsStoredIsStored() {
        Window.Seen seen = NOTHING.journalled(1, 0).journalled(4, 1);
        assertThat(seen.journalStored())
                .as("a journal has rows that it does not show")
                .isEqualTo(4);
        assertThat(seen.journalHead()).isEqualTo(4);
    }

    @Test
    void nothingBeyondAGapIsStored() {
        Window.Seen seen = NOTHING.journalled(1, 0).journalled(4, 3);
        assertThat(seen.journalStored()).isEqualTo(1);
        assertThat(seen.journalHead()).as("it exists all the same").isEqualTo(4);
        assertThat(seen.journalled(3, 1).journalled(4, 3).journalStored()).isEqualTo(4);
    }

    @Test
    void anEntryThatComesTwiceChangesNothing() {
        Window.Seen seen = NOTHING.journalled(1, 0).journalled(2, 1);
        assertThat(seen.journalled(1, 0)).isEqualTo(seen);
    }
}
