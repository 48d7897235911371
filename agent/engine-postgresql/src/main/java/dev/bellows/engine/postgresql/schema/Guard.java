package dev.bellows.engine.postgresql.schema;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.postgresql.session.Sql;
import java.util.Optional;

/**
 * The statement at the head of every writing transaction: it takes the fence row and the window row {@code FOR SHARE}, compares
 * them, and looks at the stop switch. A refusal is SQLSTATE BLW01 (fence), BLW02 (generation), BLW03 (window) or BLW04 (halted).
 *
 * @param line schema line
 * @param fence fence held
 * @param generation generation of the desired state that asks
 * @param window what the row must say exactly; empty when the step needs no grant
 */
public record Guard(SchemaLine line, long fence, long generation, Optional<VersionRange> window) {

    /** The guard as one DO block. */
    public String sql() {
        String name = Sql.literal(line.name());
        String exact = window.map(it -> """
                  IF w.min_version <> %d OR w.max_version <> %d THEN
                    RAISE EXCEPTION 'window row' USING ERRCODE = 'BLW03', DETAIL = format('[%%s,%%s]', w.min_version, w.max_version);
                  END IF;
                """.formatted(it.min(), it.max())).orElse("");
        return "DO " + Sql.dollarQuoted("""

                DECLARE w record; c record;
                BEGIN
                  PERFORM 1 FROM bellows.fence WHERE line = %s AND fence = %d FOR SHARE;
                  IF NOT FOUND THEN
                    RAISE EXCEPTION 'fence' USING ERRCODE = 'BLW01';
                  END IF;
                  SELECT min_version, max_version, generation INTO w FROM bellows."window" WHERE line = %s FOR SHARE;
                  IF NOT FOUND OR w.generation > %d THEN
                    RAISE EXCEPTION 'generation' USING ERRCODE = 'BLW02', DETAIL = w.generation::text;
                  END IF;
                %s  SELECT reason, by_role INTO c FROM bellows.control WHERE halted;
                  IF FOUND THEN
                    RAISE EXCEPTION 'halted' USING ERRCODE = 'BLW04', DETAIL = c.by_role || ': ' || c.reason;
                  END IF;
                END
                """.formatted(name, fence, name, generation, exact));
    }

    /** Raises the generation in the window row, so that an older desired state is refused even by an agent without memory. */
    public String raiseGenerationSql() {
        return "UPDATE bellows.\"window\" SET generation = " + generation + " WHERE line = " + Sql.literal(line.name())
                + " AND generation < " + generation;
    }
}
