package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.Verb;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that nobody has put right, on every road to a contract. */
class OpenBadRowsIT {
    private final Fleetlet fleet = Fleetlet.open(Fleetlet.QUICK);

    @BeforeEach
    void migrated() {
        fleet.target("a", 17);
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void whoAsksIsToldAndTheVerbIsRefusedUntilTheyArePutRight() {
        met(Phase.MIGRATE, "orders/18");
        Adoption.Verdict no = mayContract();
        assertThat(no.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(no.inTheWay()).anyMatch(it -> it.why().startsWith("BLW-ROLLOUT-020"));
        assertThat(no.wayOut()).isEqualTo("bellows get bad-rows a");
        assertThatExceptionOfType(BellowsException.class)
                .isThrownBy(() -> fleet.command(Verb.CONTRACT))
                .satisfies(it -> {
                    assertThat(it.problem().code()).isEqualTo(ErrorCode.ROLLOUT_BAD_ROWS);
                    assertThat(it.problem().message()).contains("3 row(s) of public.docs (SQLSTATE 22P02: …)");
                    assertThat(it.problem().wayOut()).isEqualTo("bellows get bad-rows a");
                });
        putRight();
        fleet.evidence("a");
        assertThat(mayContract().inTheWay()).noneMatch(it -> it.why().contains("BLW-ROLLOUT-020"));
        fleet.command(Verb.CONTRACT);
    }

    @Test
    void anOrderThatWasAskedForBeforeIsNotOffered() {
        fleet.command(Verb.CONTRACT);
        met(Phase.MIGRATE, "orders/18");
        fleet.decideNow("a");
        assertThat(fleet.work("a")).isNotEqualTo(Optional.of(Phase.CONTRACT));
        putRight();
        fleet.closing("a", Phase.CONTRACT);
    }

    @Test
    void noPermissionIsGivenWhileOneIsOpen() {
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        met(Phase.MIGRATE, "orders/18");
        assertThat(fleet.authorize("a", "r1", 1))
                .isInstanceOfSatisfying(
                        Reply.Denied.class,
                        denied -> assertThat(denied.toString()).contains("BLW-ROLLOUT-020"));
        putRight();
        assertThat(fleet.authorize("a", "r2", 1)).isInstanceOf(Reply.Granted.class);
    }

    /** A retry begins with the look that met them, and only that can say that they are gone where a table has no key. */
    @Test
    void whatAContractItselfMetDoesNotKeepItFromLookingAgain() {
        met(Phase.CONTRACT, "orders/18");
        assertThat(mayContract().answer()).isEqualTo(Adoption.Answer.NO);
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
    }

    @Test
    void rowsOfAWayBackOrOfAnotherVersionAreInNobodysWay() {
        met(Phase.REVERT, "orders/18");
        met(Phase.MIGRATE, "orders/19");
        fleet.evidence("a");
        assertThat(mayContract().inTheWay()).noneMatch(it -> it.why().contains("BLW-ROLLOUT-020"));
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
    }

    private Adoption.Verdict mayContract() {
        return fleet.module
                .adoption()
                .ask(Adoption.Question.CONTRACT, ORDERS, 18, Optional.empty(), List.of(Fleetlet.t("a")));
    }

    private void met(Phase phase, String rollout) {
        fleet.sql("""
                insert into bad_rows (target, rollout, phase, ordinal, step, relation, cause, reason, rows, at_least, since, query)
                values ('a', '%s', '%s', 2, 'fill age', 'public.docs', '22P02', 'SQLSTATE 22P02: …', 3, false, now(), 'SELECT 1')
                """.formatted(rollout, phase.name()));
    }

    private void putRight() {
        fleet.sql("delete from bad_rows");
    }
}
