package dev.bellows.grammar.lock;

import dev.bellows.grammar.Constants;
import dev.bellows.grammar.SyntaxNode;
import java.util.List;
import java.util.Set;

/** What ADD COLUMN does to the rows that are there. */
final class ColumnWork {
    private ColumnWork() {}

    static Work of(SyntaxNode column) {
        Work work = type(column);
        boolean given = column.nodes("constraints").stream()
                .anyMatch(it -> it.text("contype").equals("CONSTR_DEFAULT"));
        for (SyntaxNode constraint : column.nodes("constraints")) {
            work = work.or(constraint(constraint, given));
        }
        return work;
    }

    /** A type of the server's own is no domain; any other name may be one, and a domain's constraint or default rewrites. */
    private static Work type(SyntaxNode column) {
        List<String> names =
                column.node("typeName").map(it -> it.names("names")).orElse(List.of());
        if (names.isEmpty() || Constants.isSerial(column)) {
            return Work.REWRITE;
        }
        boolean ofTheServer = names.size() == 1 || names.getFirst().equals("pg_catalog");
        return ofTheServer && KNOWN.contains(names.getLast()) ? Work.CATALOG : Work.UNKNOWN;
    }

    /** Base types that the server comes with: {@code pg_catalog} is looked through first, so that a name of these is never a domain's. */
    private static final Set<String> KNOWN = Set.of(
            "bit",
            "bool",
            "box",
            "bpchar",
            "bytea",
            "cidr",
            "circle",
            "date",
            "daterange",
            "float4",
            "float8",
            "inet",
            "int2",
            "int4",
            "int4range",
            "int8",
            "int8range",
            "interval",
            "json",
            "jsonb",
            "jsonpath",
            "line",
            "lseg",
            "macaddr",
            "macaddr8",
            "money",
            "name",
            "numeric",
            "numrange",
            "oid",
            "path",
            "pg_lsn",
            "point",
            "polygon",
            "regclass",
            "text",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "tsquery",
            "tsrange",
            "tstzrange",
            "tsvector",
            "uuid",
            "varbit",
            "varchar",
            "xml");

    private static Work constraint(SyntaxNode it, boolean given) {
        return switch (it.text("contype")) {
            case "CONSTR_DEFAULT" -> it.node("raw_expr").map(ColumnWork::value).orElse(Work.CATALOG);
            case "CONSTR_GENERATED" -> it.text("generated_kind").equals("v") ? Work.CATALOG : Work.REWRITE;
            case "CONSTR_IDENTITY" -> Work.REWRITE;
            case "CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_EXCLUSION" -> Work.BUILD;
            case "CONSTR_CHECK" -> Work.SCAN;
            // NULL refers to nothing and is not looked up; a default is.
            case "CONSTR_FOREIGN" -> given ? Work.SCAN : Work.CATALOG;
            // With a default every row has a value; without one the server looks whether there is a row at all.
            case "CONSTR_NOTNULL", "CONSTR_NULL", "CONSTR_ATTR_NOT_DEFERRABLE", "CONSTR_ATTR_IMMEDIATE" -> Work.CATALOG;
            default -> Work.UNKNOWN;
        };
    }

    /** A constant is kept in the catalog. */
    private static Work value(SyntaxNode expression) {
        return Constants.isConstant(expression) ? Work.CATALOG : Work.UNKNOWN;
    }
}
