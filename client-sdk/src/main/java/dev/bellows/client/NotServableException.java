package dev.bellows.client;

import java.sql.SQLNonTransientConnectionException;

/**
 * The database does not serve the schema version this build was made for: positively read, never guessed. Its SQLSTATE is
 * {@value #SQL_STATE}.
 */
public final class NotServableException extends SQLNonTransientConnectionException {
    private static final long serialVersionUID = 1L;

    /** SQLSTATE of a refusal: class 57, operator intervention. */
    public static final String SQL_STATE = "57B01";

    private final boolean retryable;

    NotServableException(String message, boolean retryable) {
        this("BLW-CLIENT-001", message, retryable);
    }

    NotServableException(String code, String message, boolean retryable) {
        super(code + ": " + message, SQL_STATE);
        this.retryable = retryable;
    }

    /** True when a window is closing or re-opening: the same build may be served in a moment. */
    public boolean retryable() {
        return retryable;
    }
}
