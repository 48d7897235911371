package dev.bellows.agent.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalPositionTest {
    private static final JournalPosition SAID = JournalPosition.START.said(JournalPosition.START, 9);

    @Test
    void whatIsNotAcknowledgedIsSaidAgainOnTheNextStream() {
        JournalPosition next = SAID.acknowledged(4, false).restarted();
        assertThat(next.sent()).isEqualTo(4);
        assertThat(next.acknowledged()).isEqualTo(4);
    }

    @Test
    void aPageThatWentIntoABrokenStreamProvesNothing() {
        JournalPosition before = SAID.acknowledged(9, false);
        JournalPosition anew = before.restarted();
        assertThat(anew.said(before, 20)).as("both stand at the same entry").isEqualTo(anew);
        assertThat(anew.said(anew, 20).sent()).isEqualTo(20);
    }

    @Test
    void anOldAcknowledgementTakesNothingBack() {
        assertThat(SAID.acknowledged(7, false).acknowledged(3, false).acknowledged())
                .isEqualTo(7);
    }

    @Test
    void aStoreThatHasLessThanItHadHearsTheRestAgain() {
        JournalPosition again = SAID.acknowledged(9, false).acknowledged(3, true);
        assertThat(again.sent()).isEqualTo(3);
        assertThat(again.acknowledged()).isEqualTo(3);
        assertThat(again.said(SAID, 12)).as("a page begun before").isEqualTo(again);
    }
}
