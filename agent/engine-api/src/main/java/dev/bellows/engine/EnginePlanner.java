package dev.bellows.engine;

import dev.bellows.document.Migration;

/** Plans operations into steps without a connection. Pure: the same input gives the same plan, byte for byte. */
public interface EnginePlanner {
    /** Names of the operations this engine can plan, as in {@link dev.bellows.document.Operation#word()}; sorted. */
    java.util.List<String> supportedOperations();

    /**
     * Plans every phase of a migration from the catalog as it was before EXPAND began.
     *
     * @param migration what the author meant
     * @param snapshot the touched part of the catalog, with everything of ours already taken out, made by the same engine
     * @param facts what the database can do
     */
    PlanOutcome plan(Migration migration, SchemaSnapshot snapshot, EngineFacts facts);
}
