package dev.bellows.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.network.FaultProxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that is gone without a word: no packet comes back, and no end of the connection either. */
class SilentStoreIT {

    @Test
    // A read of a socket hears no interrupt: without a thread of its own the test would hang instead of failing.
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aConnectionWaitsForAnAnswerOnlySoLong() {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        try (FaultProxy network = FaultProxy.to("127.0.0.1", database.server().port())) {
            String url = "jdbc:postgresql://127.0.0.1:" + network.port() + "/" + database.name();
            try (Store store =
                    Store.open(new Store.Settings(url, database.user(), "fixture", 2, Duration.ofSeconds(2)))) {
                assertThat(one(store)).isEqualTo(1);
                network.stall();
                assertThatThrownBy(() -> one(store))
                        .isInstanceOfSatisfying(
                                BellowsException.class,
                                gone -> assertThat(gone.problem().code())
                                        .isEqualTo(ErrorCode.SERVER_STORE_UNAVAILABLE));
                network.cut();
            }
        }
    }

    private static int one(Store store) {
        return store.database().one("select 1 as one", row -> row.getInt("one")).orElseThrow();
    }
}
