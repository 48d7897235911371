package dev.bellows.server.store;

import java.sql.SQLException;

/** Carries a failure of the store out of code whose interface knows no SQL; {@link Database} unwraps it. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    public StoreFailure(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }

    /** A statement of the store. */
    @FunctionalInterface
    public interface Call<T> {
        /** Runs it. */
        T run() throws SQLException;
    }

    /** Runs a statement and wraps its failure. */
    public static <T> T wrap(Call<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
