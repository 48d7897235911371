package dev.bellows.e2e.system;

import dev.bellows.fixtures.database.TestDatabase;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the DDL that took effect in a database, without asking Bellows: an event trigger writes a row in the very transaction, so
 * what was rolled back is not counted. Has no state.
 */
final class DdlWitness {
    private DdlWitness() {}

    static void install(TestDatabase database) {
        database.execute("""
                CREATE SCHEMA witness;
                CREATE TABLE witness.ddl (n bigint GENERATED ALWAYS AS IDENTITY, tag text, object text);
                CREATE FUNCTION witness.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
                BEGIN
                  INSERT INTO witness.ddl (tag, object)
                    SELECT c.command_tag, c.object_identity FROM pg_event_trigger_ddl_commands() c
                     WHERE c.schema_name IS DISTINCT FROM 'bellows' AND c.object_identity NOT LIKE 'bellows%';
                END $$;
                CREATE EVENT TRIGGER witness ON ddl_command_end EXECUTE FUNCTION witness.note();
                """);
    }

    /** How often each command took effect on each object; the hash in a name of ours is left out. */
    static SortedMap<String, Integer> counts(TestDatabase database) {
        List<String> seen = Round.rows(
                database,
                "SELECT tag || ' ' || regexp_replace(object, '_[0-9a-f]{8}_', '_#_', 'g') FROM witness.ddl ORDER BY n");
        SortedMap<String, Integer> counts = new TreeMap<>();
        // What runs outside a transaction is cleaned up and tried again after a kill: that is no second execution of a
        // step.
        seen.stream()
                .filter(command -> !command.startsWith("CREATE INDEX"))
                .forEach(command -> counts.merge(command, 1, Integer::sum));
        return counts;
    }
}
