package dev.bellows.server.driving;

import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.JdbcAdoption;
import dev.bellows.server.store.Store;
import java.util.random.RandomGenerator;

/**
 * Store, adoption and driving, wired.
 *
 * @param store to be closed last
 * @param adoption claims and questions
 * @param driving the decision core's driver
 */
public record StoreModule(Store store, Adoption adoption, Driving driving) implements AutoCloseable {

    /**
     * Opens the store, brings its schema up to date and wires what stands on it.
     *
     * @param replica unique name of this process
     * @param chance for secrets
     */
    public static StoreModule open(
            Store.Settings settings, DrivingRules rules, String replica, RandomGenerator chance) {
        Store store = Store.open(settings);
        JdbcDriving driving = new JdbcDriving(store, rules, replica);
        return new StoreModule(
                store, new JdbcAdoption(store, rules.adoption(), new ComesFirst(), chance, replica), driving);
    }

    @Override
    public void close() {
        store.close();
    }
}
