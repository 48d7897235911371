package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.document.SchemaLine;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import java.util.stream.Stream;

/**
 * The row of {@code bellows.archive} that says what is kept, as SQL.
 *
 * @param version version whose cleanup archives it
 * @param schema exact name of the table's schema
 * @param table its exact name
 * @param column exact name of the column; empty for the whole table
 * @param relation name of what keeps it, in the archive's schema
 */
record ArchiveRow(SchemaLine line, int version, String schema, String table, String column, String relation) {
    private static final String SAID =
            "Bellows: what cleanups have dropped, out of everybody''s reach. To see it: bellows get archives";

    /** What keeps it, quoted and qualified. */
    String kept() {
        return qualified(OwnNames.ARCHIVES, relation);
    }

    /** What a person calls it. */
    String shown() {
        return schema + "." + table + (column.isEmpty() ? "" : "." + column);
    }

    /** Condition that finds the row, called {@code a}. */
    String is() {
        return "a.line = " + literal(line.name()) + " AND a.version = " + version + " AND a.schema_name = "
                + literal(schema) + " AND a.table_name = " + literal(table) + " AND a.column_name = "
                + literal(column);
    }

    /** Condition that is true once the row says so. */
    String isIn(String... states) {
        return "EXISTS (SELECT FROM bellows.archive a WHERE " + is() + " AND a.state IN ("
                + String.join(", ", Stream.of(states).map(Identifiers::literal).toList())
                + "))";
    }

    /** The first columns and values of the row. */
    String columns() {
        return "line, version, schema_name, table_name, column_name, relation";
    }

    String values() {
        return String.join(
                ", ",
                literal(line.name()),
                String.valueOf(version),
                literal(schema),
                literal(table),
                literal(column),
                literal(relation));
    }

    /** Who holds the line, as an expression. */
    String agent() {
        return "coalesce((SELECT f.agent FROM bellows.fence f WHERE f.line = " + literal(line.name()) + "), '')";
    }

    /** A statement that fails unless the row says so and what keeps it is there. */
    String mustBe(String state) {
        return "DO "
                + dollarQuoted(
                        "\nBEGIN\n  IF NOT " + isIn(state) + " OR pg_catalog.to_regclass(" + literal(kept())
                                + ") IS NULL THEN\n    RAISE EXCEPTION 'What would be dropped is not archived.';\n  END IF;\nEND\n");
    }

    /** A statement that moves the row on. */
    String becomes(String state, String more) {
        return "UPDATE bellows.archive a SET state = " + literal(state) + more + " WHERE " + is();
    }

    /** plpgsql statements that make the archive's schema where it is not there; nobody else may use it, whatever default privileges say. */
    static String makeSchema() {
        return "  IF pg_catalog.to_regnamespace('" + OwnNames.ARCHIVES + "') IS NULL THEN\n    CREATE SCHEMA "
                + OwnNames.ARCHIVES + ";\n    COMMENT ON SCHEMA " + OwnNames.ARCHIVES + " IS '" + SAID
                + "';\n  END IF;\n"
                + "  FOR blw_who IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) x"
                + " WHERE n.nspname = '" + OwnNames.ARCHIVES
                + "' AND x.grantee <> n.nspowner LOOP\n    EXECUTE 'REVOKE ALL ON SCHEMA " + OwnNames.ARCHIVES
                + " FROM ' || CASE blw_who WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(blw_who)) END;\n  END LOOP;\n";
    }
}
