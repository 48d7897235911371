package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.PartitionTree;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.TreeSet;

/** What an operation asks of the partitions of its table, where it is carried on a partitioned one. */
final class PartitionRules {
    /** Of all locks that the server has, one statement of ours takes no more than the half: the application needs locks too. */
    private static final int SHARE = 2;

    private static final int SHOWN = 5;

    private PartitionRules() {}

    /** Refuses what lies below the table and cannot be carried with it. */
    static void check(Table table, PartitionTree tree, OperationPlan plan) {
        if (table.inheritance().startsWith("partition of ")) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    table.qualified() + " is a " + table.inheritance()
                            + ": what its partitions have in common is changed at the table on top; name that one.");
        }
        if (!tree.foreign().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    table.qualified()
                            + " has partitions that are foreign tables, over which no index, key or trigger goes: "
                            + some(tree.foreign())
                            + ". Detach them first: ALTER TABLE … DETACH PARTITION … CONCURRENTLY.");
        }
        if (!tree.ofOthers().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Partitions of " + table.qualified()
                            + " have another owner than the table, as whom no statement may change them: "
                            + some(tree.ofOthers()) + ". Give them the table's owner: ALTER TABLE … OWNER TO "
                            + table.owner() + ".");
        }
        if (!tree.leaving().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Partitions of " + table.qualified() + " are half detached, and no statement reaches them: "
                            + some(tree.leaving())
                            + ". Bring that to its end: ALTER TABLE … DETACH PARTITION … FINALIZE.");
        }
        if (tree.relations() > tree.locks() / SHARE) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    table.qualified() + " with its partitions and their indexes is " + tree.relations()
                            + " relations, which one statement may have to lock together, and the server has "
                            + tree.locks()
                            + " locks for everybody. Give it more, which takes a restart: ALTER SYSTEM SET max_locks_per_transaction = "
                            + "…; or detach old partitions.");
        }
    }

    /** Refuses equal keys in one partition only, which is what a unique index without the partition key would do. */
    static void unique(Table table, PartitionTree tree, String what, List<String> columns, OperationPlan plan) {
        if (tree.keyComputes()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + " cannot be: " + table.qualified()
                            + " is partitioned by an expression, and each partition could refuse equal keys of its own alone.");
            return;
        }
        TreeSet<String> missing = new TreeSet<>(tree.keyColumns());
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + " lacks " + String.join(", ", missing) + ", by which " + table.qualified()
                            + " is partitioned: each partition can refuse equal keys of its own alone. Add it to the columns.");
        }
    }

    /** Refuses to fill what cannot be gone over, or what would meet triggers that nobody looked at. */
    static void fill(Table table, PartitionTree tree, OperationPlan plan) {
        if (table.key().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    table.qualified()
                            + " has no primary key, or the migration changes it, and rows of several partitions are gone over by their key."
                            + " Give it one: ALTER TABLE … ADD PRIMARY KEY, with the partition key in it.");
        }
        if (!tree.triggers().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Partitions of " + table.qualified() + " have triggers of their own, which a fill would meet: "
                            + some(tree.triggers()) + ". Put them on the table, for all partitions, or drop them.");
        }
    }

    /** Refuses a column that cannot change places, or that carries more in some partitions than in the table. */
    static void column(Table table, PartitionTree tree, String column, String noun, OperationPlan plan) {
        String what = table.qualified() + "." + column;
        fill(table, tree, plan);
        if (tree.keyColumns().contains(column)) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what
                            + " is part of the partition key: by no other column does a row find its partition, so that none can take its"
                            + " place. Make a table that is partitioned by the other one.");
        }
        if (!tree.apart().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Partitions of " + table.qualified() + " have what the table has not, at a column that changes: "
                            + some(tree.apart()) + ". Give it to the table, or drop it, before the " + noun + ".");
        }
        table.indexesOn(column)
                .forEach(index -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Index " + index.name() + " on " + what
                                + " lies in every partition, and such an index is neither dropped with a column nor carried to another one yet."
                                + " Drop it before the " + noun
                                + "; one on the new column is made with createIndex once that is there."));
        table.foreignKeysAt(column)
                .forEach(key -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Foreign key " + key.name() + " at " + what
                                + " is one for every partition, of which Bellows makes no likes yet. Drop it before the "
                                + noun + "."));
    }

    /** A probe of a trigger, which over partitions has to fire in each of them. */
    static String andInParts(Table table, String trigger, String probe) {
        return table.partitions().isEmpty()
                ? probe
                : "(" + probe + " AND " + Probe.triggerIsInParts(table.schema(), table.name(), trigger) + ")";
    }

    /** The table as a lock names it for people. */
    static String withParts(Table table) {
        return table.name() + (table.partitions().isEmpty() ? "" : " and every partition");
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
