package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Touches;
import dev.bellows.document.Touches.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VouchedTest {
    private static TableName table(String written) {
        return TableName.parse(written).orElseThrow();
    }

    private static Vouched not(String role, String table) {
        return new Vouched(role, Optional.empty(), Optional.of(table(table)));
    }

    private static Vouched both(String role, int version) {
        return new Vouched(role, Optional.of(version), Optional.empty());
    }

    private static Optional<Touches> touches(String... tables) {
        return Optional.of(new Touches(
                java.util.Arrays.stream(tables)
                        .map(one -> new Place(table(one), Optional.of("c")))
                        .toList(),
                false));
    }

    @Test
    void aWordForAVersionCountsForThatVersion() {
        List<Vouched> said = List.of(both("cron", 18), both("report", 17));
        assertThat(Vouched.covering(said, 18, touches("users"))).containsExactly("cron");
        assertThat(Vouched.covering(said, 18, Optional.empty())).containsExactly("cron");
    }

    @Test
    void aWordForTablesCountsWhereNothingElseIsTouched() {
        List<Vouched> said = List.of(not("cron", "users"), not("cron", "orders"), not("report", "users"));
        assertThat(Vouched.covering(said, 18, touches("users", "orders"))).containsExactly("cron");
        assertThat(Vouched.covering(said, 18, touches("users"))).containsExactly("cron", "report");
        assertThat(Vouched.covering(said, 18, touches("users", "products"))).isEmpty();
    }

    @Test
    void ofWhatNobodyKnowsNoTableIsVouchedFor() {
        List<Vouched> said = List.of(not("cron", "users"));
        assertThat(Vouched.covering(said, 18, Optional.empty())).isEmpty();
        assertThat(Vouched.covering(said, 18, Optional.of(new Touches(List.of(), true))))
                .isEmpty();
        assertThat(Vouched.covering(said, 18, Optional.of(new Touches(List.of(), false))))
                .isEmpty();
    }

    @Test
    void aNameWithASchemaSpeaksOfThatTableAlone() {
        assertThat(Vouched.covering(List.of(not("cron", "app.users")), 18, touches("users")))
                .isEmpty();
        assertThat(Vouched.covering(List.of(not("cron", "users")), 18, touches("app.users")))
                .containsExactly("cron");
        assertThat(Vouched.covering(List.of(not("cron", "app.users")), 18, touches("app.users")))
                .containsExactly("cron");
    }

    @Test
    void whatWasSaidBeforeVersionsWereAskedForCountsAsItWasSaid() {
        assertThat(Vouched.covering(
                        List.of(new Vouched("cron", Optional.empty(), Optional.empty())), 18, touches("users")))
                .containsExactly("cron");
    }
}
