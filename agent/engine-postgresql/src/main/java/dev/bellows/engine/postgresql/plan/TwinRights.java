package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Grant;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rights that EXPAND gave to twins and that were taken from their models since: a hide adds rights and takes none away. Stateless. */
public final class TwinRights {
    private TwinRights() {}

    /** Reads the rights on one column. */
    @FunctionalInterface
    public interface Reader {
        List<Grant> of(TableName table, String column) throws SQLException;
    }

    /** The REVOKEs that a person has to type before the catalog as it is now can be accepted; empty when there are none. */
    public static List<String> toTakeAway(Migration migration, Plan frozen, PostgresqlSnapshot now, Reader reader)
            throws SQLException {
        List<String> given = frozen.steps(Phase.EXPAND).stream()
                .flatMap(step -> step.body().statements().stream())
                .toList();
        List<String> sql = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                if (effect instanceof Effect.RenamesColumn rename) {
                    sql.addAll(toTakeAway(rename.table(), List.of(rename.from()), rename.to(), given, now, reader));
                } else if (effect instanceof Effect.ConvertsColumns convert) {
                    for (Operation.ColumnDefinition made : convert.into()) {
                        sql.addAll(toTakeAway(convert.table(), convert.from(), made.name(), given, now, reader));
                    }
                } else if (effect instanceof Effect.RetypesColumn retype) {
                    String next = OwnNames.of(migration).next(retype.table(), retype.column());
                    sql.addAll(toTakeAway(retype.table(), List.of(retype.column()), next, given, now, reader));
                }
            }
        }
        return sql;
    }

    private static List<String> toTakeAway(
            TableName name,
            List<String> columns,
            String twin,
            List<String> given,
            PostgresqlSnapshot now,
            Reader reader)
            throws SQLException {
        Optional<Table> table = now.table(name);
        List<Column> models = columns.stream()
                .flatMap(column -> table.flatMap(it -> it.column(column)).stream())
                .toList();
        return models.isEmpty()
                ? List.of()
                : TwinColumn.takeAway(
                        table.get().schema(),
                        table.get().name(),
                        twin,
                        given,
                        models.getFirst().grants().stream()
                                .filter(grant -> models.stream()
                                        .allMatch(it -> it.grants().contains(grant)))
                                .toList(),
                        reader.of(name, twin));
    }
}
