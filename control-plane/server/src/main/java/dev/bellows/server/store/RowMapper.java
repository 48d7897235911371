package dev.bellows.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the current row of a result. */
@FunctionalInterface
public interface RowMapper<T> {
    /** The row as a value; must not move the cursor. */
    T map(ResultSet row) throws SQLException;
}
