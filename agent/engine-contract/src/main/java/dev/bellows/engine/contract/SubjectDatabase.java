package dev.bellows.engine.contract;

import dev.bellows.engine.TargetSettings;
import java.util.List;
import java.util.Optional;

/** A database that a case is tried on. What it answers about itself may be asked while everybody is at work. */
public interface SubjectDatabase extends AutoCloseable {
    /** The target; the kit sets who the agent is and where the password comes from. */
    TargetSettings settings();

    /** Everything that the schema holds as text, equal exactly when two schemas are; without what belongs to Bellows itself. */
    String picture();

    /** Whether the change that the case is about is there, as if it had been made offline. */
    boolean changeIsThere();

    /** Keys of the rows that were there from the start; a few hundred of them, so that a fill takes several batches. */
    List<Long> keys();

    /** Opens a session of a service, as the engine's own clients do, marked as being of that version. */
    Application application(int version) throws Exception;

    /** Opens a session that asks something short of the same tables, which nobody has a reason to hold up. */
    Bystander bystander() throws Exception;

    /** How to bring two things out of step behind the back of whatever keeps them equal, for a case that keeps any in step. */
    Mismatch mismatch();

    @Override
    void close();

    /**
     * One session of a service. The value of a row is whatever the version's code keeps there; used by one thread at a time. An exception
     * means that the service's statement failed; no exception means that the database acknowledged it.
     */
    interface Application extends AutoCloseable {
        void insert(long key, String value) throws Exception;

        void update(long key, String value) throws Exception;

        void delete(long key) throws Exception;

        /** The row's value, the empty text for none; empty when there is no such row. */
        Optional<String> read(long key) throws Exception;

        @Override
        void close();
    }

    /** A session of somebody who has nothing to do with it. */
    interface Bystander extends AutoCloseable {
        /** One query. */
        void asks() throws Exception;

        @Override
        void close();
    }

    /** Rows out of step. */
    interface Mismatch {
        /** Makes at least one row so. */
        void plant();

        /** Puts it right again. */
        void mend();
    }
}
