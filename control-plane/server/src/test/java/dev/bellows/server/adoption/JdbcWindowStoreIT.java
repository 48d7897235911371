package dev.bellows.server.adoption;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.rollout.adoption.WindowStoreContract;
import dev.bellows.server.store.Store;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on PostgreSQL: two connections, real row locks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcWindowStoreIT extends WindowStoreContract {
    private Store store;
    private ExecutorService threads;

    @BeforeAll
    void open() {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        store = Store.open(new Store.Settings(database.url(), database.user(), "fixture", 4));
        // A window belongs to a target of the fleet, whose environment it has; the contract knows windows alone.
        store.database().update("""
                create function fleet() returns trigger language plpgsql as $$ begin
                    insert into target (name, line, environment, engine, agent, baseline, state)
                    values (new.target, new.line, new.environment, 'postgresql', 'a', 17, 'ACTIVE') on conflict do nothing;
                    return new; end $$""");
        store.database()
                .update("create trigger fleet before insert on target_window for each row execute function fleet()");
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterEach
    void empty() {
        store.database().update("truncate target_window, claim, evidence, confirmed_gone, target cascade");
    }

    @AfterAll
    void close() {
        threads.close();
        store.close();
    }

    @Override
    protected WindowStore store() {
        return new JdbcWindowStore(store);
    }

    @Override
    protected boolean waits(Consumer<WindowStore.Tx> other) {
        Future<Boolean> done = threads.submit(() -> store().transact(tx -> {
            other.accept(tx);
            return true;
        }));
        Awaitility.await("the other transaction ends or waits")
                .atMost(Duration.ofSeconds(10))
                .until(() -> done.isDone() || somebodyWaits());
        return !done.isDone();
    }

    private boolean somebodyWaits() {
        return store.database()
                .one(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                        row -> true)
                .isPresent();
    }
}
