package dev.bellows.engine.postgresql.session;

import java.sql.SQLException;

/** What an error of the server means for us. Decided by SQLSTATE alone: message texts are translated. */
public enum SqlFailure {
    /** 55P03: a lock was not granted in time. */
    LOCK_NOT_AVAILABLE,
    /** 40P01, 40001: a deadlock or a conflict; the same transaction may pass later. */
    CONFLICT,
    /** 57014: a statement limit or a cancel request. */
    CANCELLED,
    /** The connection is gone; a COMMIT under way has an unknown outcome. */
    CONNECTION_LOST,
    /** 42501: a missing right, or a row security policy that would filter us. */
    RIGHTS,
    /** BLW01: the fence is not ours any more. */
    FENCE,
    /** BLW02: the window row follows a newer generation. */
    GENERATION,
    /** BLW03: the window row is not the one the step needs. */
    WINDOW,
    /** BLW04: halted from inside the database. */
    HALTED,
    /** BLW05: the table or our triggers changed. */
    DRIFT,
    /** BLW06: something would be dropped that this rollout did not make. */
    NOT_OURS,
    /** BLW08: after the change the application's writes would fail. */
    WRITE_REFUSED,
    /** BLW09: whether they would cannot be tried here. */
    UNPROVEN,
    /** Anything else: a refusal of the statement itself. */
    REFUSED;

    /** SQLSTATE of a batch that did not get its table, told from one that met a row. */
    public static final String TABLE_LOCKED = "BLW11";

    /** Classifies one error. */
    public static SqlFailure of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "55P03", TABLE_LOCKED -> LOCK_NOT_AVAILABLE;
            case "40P01", "40001" -> CONFLICT;
            case "57014" -> CANCELLED;
            case "57P01", "57P02", "57P03", "25P03", "25P04", "57P05", "" -> CONNECTION_LOST;
            case "42501" -> RIGHTS;
            case "BLW01" -> FENCE;
            case "BLW02" -> GENERATION;
            case "BLW03" -> WINDOW;
            case "BLW04" -> HALTED;
            case "BLW05" -> DRIFT;
            case "BLW06" -> NOT_OURS;
            case "BLW08" -> WRITE_REFUSED;
            case "BLW09" -> UNPROVEN;
            default -> state.startsWith("08") ? CONNECTION_LOST : REFUSED;
        };
    }

    /** Whether the same transaction may be tried again as it is. */
    public boolean passing() {
        return this == LOCK_NOT_AVAILABLE || this == CONFLICT;
    }
}
