package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Migrations for tests, {@code orders/18} where nothing else is said. */
final class Migrations {
    private Migrations() {}

    static TableName table(String name) {
        return new TableName(Optional.empty(), name);
    }

    static Migration of(Operation... operations) {
        return of(18, Set.of(Consent.values()), operations);
    }

    static Migration of(int version, Operation... operations) {
        return of(version, Set.of(Consent.values()), operations);
    }

    static Migration of(Set<Consent> consents, Operation... operations) {
        return of(18, consents, operations);
    }

    private static Migration of(int version, Set<Consent> consents, Operation... operations) {
        return new Migration(
                new SchemaLine("orders"),
                version,
                "test",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                consents,
                List.of(operations),
                new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
    }

    static Migration rename(String table, String from, String to) {
        return of(new Operation.RenameColumn(table(table), from, to));
    }
}
