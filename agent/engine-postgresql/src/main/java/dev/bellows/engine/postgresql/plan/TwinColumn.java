package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Grant;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL that makes a column like another one: type, collation, storage, statistics, options, comment and grants, but without default
 * and nullable. A default would overwrite what new code wrote (only the lowest open version's column has one), and NOT NULL would
 * refuse old writers before the trigger has seen their rows.
 */
final class TwinColumn {
    private TwinColumn() {}

    static List<String> create(String schema, String table, Column model, String twin) {
        String alter = "ALTER TABLE " + qualified(schema, table);
        String column = quoted(twin);
        List<String> sql = new ArrayList<>();
        sql.add(alter + " ADD COLUMN " + column + " " + model.type()
                + (model.collation().isEmpty() ? "" : " COLLATE " + model.collation()));
        if (!model.storage().isEmpty()) {
            sql.add(alter + " ALTER COLUMN " + column + " SET STORAGE " + model.storage());
        }
        if (!model.compression().isEmpty()) {
            sql.add(alter + " ALTER COLUMN " + column + " SET COMPRESSION " + model.compression());
        }
        if (model.statistics() >= 0) {
            sql.add(alter + " ALTER COLUMN " + column + " SET STATISTICS " + model.statistics());
        }
        if (!model.options().isEmpty()) {
            sql.add(alter + " ALTER COLUMN " + column + " SET (" + StorageOptions.rendered(model.options()) + ")");
        }
        return sql;
    }

    /** Comment and grants, which {@link #create} leaves to the end of the transaction. */
    static List<String> dress(String schema, String table, Column model, String twin) {
        String relation = qualified(schema, table);
        List<String> sql = new ArrayList<>();
        if (!model.comment().isEmpty()) {
            sql.add("COMMENT ON COLUMN " + relation + "." + quoted(twin) + " IS " + literal(model.comment()));
        }
        for (Grant grant : model.grants()) {
            sql.add("GRANT " + grant.privilege() + " (" + quoted(twin) + ") ON TABLE " + relation + " TO "
                    + (grant.grantee().isEmpty() ? "PUBLIC" : quoted(grant.grantee()))
                    + (grant.grantable() ? " WITH GRANT OPTION" : ""));
        }
        return sql;
    }
}
