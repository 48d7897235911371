package dev.bellows.engine.postgresql.rights;

import java.util.List;
import java.util.Optional;

/**
 * What was read of one database, without a judgement.
 *
 * @param who the role and where it is
 * @param schema what is there of schema {@code bellows}
 * @param sight what the role sees of others
 * @param tables what is lacking on the tables of the database
 * @param calls statements that give the role functions and languages that everybody may use by default, and that were taken away
 * @param settings what is set
 * @param statements the statistics of statements
 */
record RightsFacts(
        Who who,
        Schema schema,
        Sight sight,
        Tables tables,
        List<String> calls,
        Settings settings,
        Statements statements) {
    RightsFacts {
        calls = List.copyOf(calls);
    }

    /**
     * The role and where it is.
     *
     * @param role as written in a statement, quoted where it needs quotes
     * @param database the same
     * @param version of the server, as it says it
     * @param major 15 for 15.18
     * @param superuser whether it is one
     * @param createsSchemas whether it may make a schema in the database
     * @param quietFills whether it may write rows without firing the application's triggers
     */
    record Who(
            String role,
            String database,
            String version,
            int major,
            boolean superuser,
            boolean createsSchemas,
            boolean quietFills) {}

    /**
     * What is there of schema {@code bellows}.
     *
     * @param there whether a schema of that name is
     * @param version version of ours in it; 0 when it holds none that the role can read
     * @param newest version that this build writes
     * @param owner its owner, as written in a statement; empty when it is not there
     * @param mayOwn whether the role has the owner's rights, and may so add what newer builds have
     * @param usable whether the role may read and write every table in it
     * @param halted who halted all work and why; empty when nobody did
     */
    record Schema(
            boolean there,
            int version,
            int newest,
            String owner,
            boolean mayOwn,
            boolean usable,
            Optional<String> halted) {}

    /**
     * What the role sees of others.
     *
     * @param all whether it sees every session and statement
     * @param member whether it is a member of the role that gives it that, without having its rights
     * @param otherAgents login roles, as written in a statement, of agents' sessions that it may not end
     */
    record Sight(boolean all, boolean member, List<String> otherAgents) {
        Sight {
            otherAgents = List.copyOf(otherAgents);
        }
    }

    /**
     * What is lacking on the tables of the database, those of extensions and of the system left out.
     *
     * @param count how many there are
     * @param alterable how many of them the role may change as their owner
     * @param lacking what is lacking, by the statement that gives it
     * @param filtered tables whose rows a policy would hide from the role
     */
    record Tables(long count, long alterable, List<Lacking> lacking, List<String> filtered) {
        Tables {
            lacking = List.copyOf(lacking);
            filtered = List.copyOf(filtered);
        }
    }

    /** For what something is lacking. */
    enum Need {
        /** To act as the tables' owner. */
        OWNER,
        /** The owner's own right to use the schema. */
        USAGE,
        /** The owner's own right to make something in the schema. */
        CREATE
    }

    /**
     * Something that is lacking.
     *
     * @param need for what
     * @param statement what gives it
     * @param tables how many tables it is lacking for
     * @param some names of at most five of them
     */
    record Lacking(Need need, String statement, long tables, List<String> some) {
        Lacking {
            some = List.copyOf(some);
        }
    }

    /**
     * What is set.
     *
     * @param tracksActivities whether the server says since when a transaction is open
     * @param tracksCounts whether it counts sessions
     * @param ownTracking roles and databases that have either switched off for themselves, for people
     * @param freeSessions sessions that the role can still open, by the narrowest of the limits
     * @param narrowest that limit's name, for people
     */
    record Settings(
            boolean tracksActivities,
            boolean tracksCounts,
            List<String> ownTracking,
            long freeSessions,
            String narrowest) {
        Settings {
            ownTracking = List.copyOf(ownTracking);
        }
    }

    /**
     * The statistics of statements.
     *
     * @param unusable why nothing can rest on them; empty when something can
     * @param entries how many there are
     * @param most how many there can be
     * @param evictions how many had to make room since the last reset
     */
    record Statements(Optional<String> unusable, long entries, long most, long evictions) {}
}
