package dev.bellows.document;

import java.util.Locale;

/** A phase of a migration on a target. Each is independently stoppable. */
public enum Phase {
    /** Add the new, keep the old. */
    EXPAND,
    /** Backfill and verify; then the window widens. */
    MIGRATE,
    /** Close the window, scan, and with a grant hide the old: unreachable by name, still in sync. */
    CONTRACT,
    /** With a grant, drop what was hidden. */
    CLEANUP,
    /** Close the window, scan, and with a grant undo an expansion. */
    ROLLBACK,
    /** Undo a contract: unhide; then the window widens. */
    REVERT;

    /** Whether the phase begins with a Narrowing: row closed, sessions scanned, before any step. */
    public boolean narrows() {
        return switch (this) {
            case CONTRACT, ROLLBACK -> true;
            case EXPAND, MIGRATE, CLEANUP, REVERT -> false;
        };
    }

    /** Whether the phase ends with a wider window row. */
    public boolean widens() {
        return switch (this) {
            case MIGRATE, REVERT -> true;
            case EXPAND, CONTRACT, CLEANUP, ROLLBACK -> false;
        };
    }

    /** Lower-case name, as in {@code orders/18/expand#1} and in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
