package dev.bellows.document;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One immutable, versioned change of a schema line, as its author meant it. Read by {@code document.yaml}; its identity is the
 * {@link Digest} of its canonical form, which a codec there makes.
 *
 * @param line the schema line it belongs to
 * @param version the version the line has after it, baseline + 1 or the previous migration's + 1
 * @param name short name for people, {@code [a-z0-9-]{1,80}}
 * @param sync who keeps old and new equal while both live
 * @param exposure how a new name is shown to code
 * @param consents risks the author accepted by name
 * @param operations at least one, in the author's order
 * @param contract what must hold before old things go
 */
public record Migration(
        SchemaLine line,
        int version,
        String name,
        Sync sync,
        Exposure exposure,
        Set<Consent> consents,
        List<Operation> operations,
        ContractTerms contract) {

    public Migration {
        if (version < 2 || version > VersionRange.HIGHEST_VERSION) {
            throw new IllegalArgumentException("a migration's version is 2 … 999,999: " + version);
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a migration has at least one operation");
        }
        consents = java.util.Collections.unmodifiableSet(new TreeSet<>(consents));
        operations = List.copyOf(operations);
    }

    /** Who keeps the old and the new shape equal while both are served. */
    public enum Sync {
        /** Triggers in the database. */
        TRIGGER,
        /** The application writes both; the migration owns two versions. */
        APPLICATION,
        /** Nobody needs to. */
        NONE
    }

    /** How a renamed thing is shown to old and new code. */
    public enum Exposure {
        /** Twin columns kept equal by triggers. */
        COLUMNS,
        /** One view schema per version. */
        VIEWS,
        /** Bellows chooses; until statements are observed this means {@link #COLUMNS}. */
        AUTO
    }

    /** A risk that nobody can rule out for the author. */
    public enum Consent {
        /** Code of the new version uses a renamed table through a view until the contract, which is not all that a table is. */
        ALIAS,
        /** A constraint of a dropped column binds code that does not know it, until the column is gone. */
        CONSTRAINT,
        /** A twin of a uniquely indexed column can break {@code INSERT … ON CONFLICT} on it. */
        ON_CONFLICT,
        /** A statement that was prepared before a column's type changes under its own name fails once. */
        PREPARED,
        /** Functions that take or return rows of a table can fail once it has another column. */
        ROW_TYPE,
        /** Hiding or dropping a column breaks prepared {@code SELECT *}, COPY and INSERT without a column list. */
        STAR,
        /** The application's own triggers fire for rows that a fill writes, where the agent's role may not leave them out. */
        TRIGGERS
    }

    /**
     * Minimum terms for taking the old away; a strategy may lengthen them.
     *
     * @param quiet how long nobody may have read the old objects
     * @param revertFor how long a hidden object stays revertible before it is dropped
     * @param archive where what is dropped goes to
     */
    public record ContractTerms(Duration quiet, Duration revertFor, Archive archive) {
        public ContractTerms {
            if (quiet.isNegative() || revertFor.isNegative()) {
                throw new IllegalArgumentException("durations are not negative");
            }
        }

        /** Terms under which nothing is archived. */
        public ContractTerms(Duration quiet, Duration revertFor) {
            this(quiet, revertFor, Archive.NONE);
        }
    }

    /** What becomes of columns and tables that a cleanup drops. */
    public enum Archive {
        /** They are gone. */
        NONE,
        /** They are kept in the same database, out of everybody's reach, until a person removes them. */
        TABLE
    }
}
