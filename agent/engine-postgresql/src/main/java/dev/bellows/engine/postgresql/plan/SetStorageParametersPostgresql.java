package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;

import dev.bellows.document.SetStorageParameters;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.Map;
import java.util.Optional;

/** setStorageParameters: one step for each, so that each goes back to what it was by itself. */
final class SetStorageParametersPostgresql {
    /** What stops the clean-up of a table makes it grow, and in the end stops the server. */
    private static final Map<String, String> DANGEROUS = Map.of(
            "user_catalog_table", "logical decoding reads such a table as the server's own",
            "autovacuum_enabled", "without it the table grows until somebody cleans it up by hand",
            "vacuum_index_cleanup", "without it indexes grow with each update, for ever");

    private SetStorageParametersPostgresql() {}

    static void fill(SetStorageParameters set, SaidTable of) {
        set.parameters().forEach((name, value) -> check(set, name, value, of.catalog(), of.plan()));
        if (of.plan().isRefused()) {
            return;
        }
        set.parameters().forEach((name, value) -> {
            Optional<String> before = of.described().parameter(name);
            if (!before.equals(value)) {
                step(of.table(), name, before, value).expand(of.plan());
            }
        });
    }

    private static void check(
            SetStorageParameters set,
            String name,
            Optional<String> value,
            PostgresqlSnapshot catalog,
            OperationPlan plan) {
        Optional<StorageParameter> known = StorageParameter.of(name).filter(it -> it.since() <= catalog.majorVersion());
        Optional<String> dangerous = Optional.ofNullable(DANGEROUS.get(name));
        Optional<String> wrong = known.flatMap(it -> value.flatMap(it.fits()));
        if (dangerous.isPresent() && (known.isEmpty() || wrong.isPresent())) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Storage parameter " + name + " of " + set.table() + " is not set so by this operation: "
                            + dangerous.get() + ". An sql operation may.");
        } else if (known.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "PostgreSQL " + catalog.majorVersion() + " has no storage parameter " + name
                            + " of a table; those of its TOAST table and of indexes are not offered. There are "
                            + String.join(", ", StorageParameter.names(catalog.majorVersion())) + ".");
        } else if (wrong.isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Storage parameter " + name + " of " + set.table() + " must be " + wrong.get() + ", not '"
                            + value.orElse("") + "'.");
        }
    }

    private static Restated step(BoundTable table, String name, Optional<String> before, Optional<String> after) {
        String of = " storage parameter " + name + " of " + table.name();
        return new Restated(
                table,
                after.map(value -> "set" + of + " to " + value).orElse("reset" + of),
                before.map(value -> "set" + of + " back to " + value).orElse("reset" + of),
                statement(table, name, after),
                statement(table, name, before),
                says(table, name, after),
                says(table, name, before),
                Restated.Lock.CHANGES);
    }

    /** A name is one of those that are known, and needs no quotes. */
    private static String statement(BoundTable table, String name, Optional<String> value) {
        return "ALTER TABLE " + table.relation()
                + value.map(it -> " SET (" + name + " = " + literal(it) + ")").orElse(" RESET (" + name + ")");
    }

    private static String says(BoundTable table, String name, Optional<String> value) {
        String options = "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = "
                + Probe.relation(table.schema(), table.name()) + " AND ";
        return value.map(it -> options + literal(name + "=" + it) + " = ANY (c.reloptions))")
                .orElse(options
                        + "NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, "
                        + literal(name + "=") + ")))");
    }
}
