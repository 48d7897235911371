package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block that writes into a table as the application would and takes that back. It ends the message that changes the table: when the
 * change would make the application's writes fail, the whole transaction fails with it, and nobody ever saw the change.
 *
 * <p>It acts as the table's owner with the defaults of that role and of the database ({@code search_path} above all), not with the
 * pinned settings of our sessions, and with every constraint immediate, so that deferred triggers run too. One row is updated to itself
 * in every column. Where no foreign key points at the table the row is then deleted and inserted again; else a copy is inserted, with
 * defaults in unique columns that have one. Columns that the application does not know yet are left out of the insert. Values of
 * sequences that triggers or defaults take stay taken; everything else is undone, notifications included.
 *
 * <p>SQLSTATE BLW08 says that a write was refused, BLW09 that it could not be tried; the detail of both begins with the kind of write,
 * or with "all" before the first one. Kinds in
 * the setting {@code bellows.proof_without} are left out, and those that may do what no rollback takes back.
 *
 * @param schema schema of the table
 * @param table its name
 * @param unknown columns that the application does not write yet
 * @param without kinds of writes that are never tried
 * @param kept foreign keys that the copy of a row must keep, since the row itself does
 * @param tree whether the rows lie in partitions
 */
record WriteProof(
        String schema, String table, List<String> unknown, SortedSet<String> without, List<Kept> kept, boolean tree) {
    /**
     * A foreign key that a copy keeps, as long as it has the row's own values.
     *
     * @param columns columns of the row that it is about
     */
    private record Kept(String foreignKey, List<String> columns) {}

    private static final Set<String> KINDS = Set.of("insert", "update", "delete");

    /** Of a table as it is. */
    static WriteProof of(Table table, List<String> unknown) {
        return new WriteProof(
                table.schema(),
                table.name(),
                unknown,
                table.surroundings().untried(),
                List.of(),
                table.partitions().isPresent());
    }

    /**
     * The same, where a copy that the foreign key refuses is no accident of the copy.
     *
     * @param columns columns whose values the row has already; a copy without one of them proves nothing of the key
     */
    WriteProof keeping(String foreignKey, List<String> columns) {
        List<Kept> more = new ArrayList<>(kept);
        more.add(new Kept(foreignKey, List.copyOf(columns)));
        return new WriteProof(schema, table, unknown, without, List.copyOf(more), tree);
    }

    private static final Pattern PLACE =
            Pattern.compile("[:@](literal|relation|unknown|without|kept|leaf|find|only|in|two|leafarg)\\b");

    /** The block; empty when no write may be tried. */
    String sql() {
        if (without.containsAll(KINDS)) {
            return "";
        }
        String relation = qualified(schema, table);
        String text = PLACE.matcher(TEXT)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "literal" -> literal(relation);
                            case "relation" -> relation;
                            case "without" ->
                                without.isEmpty() ? "" : " || " + literal("," + String.join(",", without));
                            case "unknown" -> texts(unknown);
                            case "leaf" -> tree ? "\n  blw_leaf pg_catalog.oid;" : "";
                            case "find" -> (tree ? IN_TREE : AT_THE_END).replace(":relation", relation);
                            case "only" -> tree ? "" : "ONLY ";
                            case "two" -> tree ? " AND tableoid OPERATOR(pg_catalog.=) $2" : "";
                            case "leafarg" -> tree ? ", blw_leaf" : "";
                            case "in" -> tree ? " AND tableoid OPERATOR(pg_catalog.=) blw_leaf" : "";
                            case "kept" -> kept.stream().map(WriteProof::raised).collect(Collectors.joining());
                            case String other -> throw new IllegalStateException(other);
                        }));
        return "DO " + dollarQuoted(text);
    }

    private static String texts(List<String> names) {
        return "ARRAY[" + names.stream().map(Identifiers::literal).collect(Collectors.joining(", "))
                + "]::pg_catalog.text[]";
    }

    private static String raised(Kept one) {
        return """

                      IF SQLSTATE OPERATOR(pg_catalog.=) '23503' AND blw_constraint OPERATOR(pg_catalog.=) %s
                        AND NOT coalesce(blw_left, '{}') OPERATOR(pg_catalog.&&) %s THEN
                        RAISE;
                      END IF;""".formatted(literal(one.foreignKey()), texts(one.columns()));
    }

    private static final String NO_ROW =
            "RAISE EXCEPTION USING ERRCODE = 'BLW09', MESSAGE = 'the table has no row', DETAIL = 'all of them';";

    private static final String AT_THE_END = """
            -- The newest rows first: what writers write now looks like them, and their pages are in memory.
                blw_place := format('(%s,0)', greatest(pg_relation_size(blw_table) / current_setting('block_size')::int8 - 16, 0));
                SELECT ctid INTO blw_place FROM ONLY :relation WHERE ctid >= blw_place LIMIT 1;
                IF blw_place IS NULL THEN
                  SELECT ctid INTO blw_place FROM ONLY :relation LIMIT 1;
                  IF blw_place IS NULL THEN
                    @none
                  END IF;
                END IF;""".replace("@none", NO_ROW);

    /** Of whichever partition has one: it is written through the table, as the application does. */
    private static final String IN_TREE = """
            SELECT tableoid, ctid INTO blw_leaf, blw_place FROM :relation LIMIT 1;
                IF blw_place IS NULL THEN
                  @none
                END IF;""".replace("@none", NO_ROW);

    /** Once the application's settings are in force, names of ours are qualified: its schemas may hold anything. */
    private static final String TEXT = """

            #variable_conflict use_variable
            DECLARE
              blw_without pg_catalog.text := coalesce(current_setting('bellows.proof_without', true), '')@without;
              blw_table pg_catalog.oid := :literal::pg_catalog.regclass;
              blw_kind pg_catalog.text := 'all';
              blw_owner pg_catalog.oid;
              blw_place pg_catalog.tid;@leaf
              blw_row :relation%ROWTYPE;
              blw_update pg_catalog.text;
              blw_insert pg_catalog.text;
              blw_settings pg_catalog.text[];
              blw_setting pg_catalog.text;
              blw_referenced pg_catalog.bool;
              blw_context pg_catalog.text;
              blw_constraint pg_catalog.text;
              blw_left pg_catalog.text[];
            BEGIN
              BEGIN
                @find
                -- Whoever points at the table is known by the trigger that looks at each deleted row (8): there is an index for that.
                SELECT relowner, EXISTS (SELECT FROM pg_trigger t
                    WHERE t.tgrelid = c.oid AND t.tgisinternal AND t.tgconstrrelid <> 0 AND t.tgtype & 8 <> 0)
                  INTO blw_owner, blw_referenced FROM pg_class c WHERE c.oid = blw_table;
                -- NULL where the table has no column that a statement may name.
                SELECT 'UPDATE @only' || :literal || ' SET '
                    || string_agg(format('%I = %I', a.attname, a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attidentity <> 'a')
                    || ' WHERE ctid OPERATOR(pg_catalog.=) $1@two RETURNING ctid',
                  coalesce('INSERT INTO ' || :literal || ' ('
                    || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.written)
                    || ') OVERRIDING SYSTEM VALUE SELECT '
                    || string_agg(format('($1).%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.written),
                    'INSERT INTO ' || :literal || ' DEFAULT VALUES'),
                  array_agg(a.attname::text) FILTER (WHERE a.known AND NOT a.written)
                  INTO blw_update, blw_insert, blw_left FROM (
                    SELECT a.attname, a.attnum, a.attidentity, a.attname <> ALL (:unknown) AS known, a.attname <> ALL (:unknown)
                      AND NOT (blw_referenced AND (a.atthasdef OR a.attidentity <> '') AND EXISTS (SELECT FROM pg_index i
                        WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY (i.indkey::int2[]))) AS written
                    FROM pg_attribute a
                    WHERE a.attrelid = blw_table AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') a;
                SELECT array_agg(s.setting ORDER BY s.place) INTO blw_settings FROM (
                  SELECT unnest(d.setconfig) AS setting, sign(d.setrole::int8) * 2 + sign(d.setdatabase::int8) AS place
                  FROM pg_db_role_setting d
                  WHERE d.setrole IN (0, blw_owner)
                    AND d.setdatabase IN (0, (SELECT b.oid FROM pg_database b WHERE b.datname = current_database()))) s
                  WHERE split_part(s.setting, '=', 1) IN ('search_path', 'TimeZone', 'DateStyle', 'IntervalStyle', 'bytea_output',
                      'extra_float_digits', 'row_security', 'xmloption', 'default_text_search_config', 'default_table_access_method',
                      'default_tablespace', 'temp_tablespaces', 'transform_null_equals', 'array_nulls')
                    OR split_part(s.setting, '=', 1) LIKE '%.%';
                PERFORM set_config('role', pg_get_userbyid(blw_owner)::text, true);
                SET LOCAL row_security = on;
                SET LOCAL search_path = "$user", public;
                FOREACH blw_setting IN ARRAY coalesce(blw_settings, '{}') LOOP
                  BEGIN
                    PERFORM pg_catalog.set_config(pg_catalog.split_part(blw_setting, '=', 1),
                      pg_catalog.substr(blw_setting, pg_catalog.strpos(blw_setting, '=') OPERATOR(pg_catalog.+) 1), true);
                  EXCEPTION
                    -- What only a superuser may set (pgaudit.log, pg_stat_statements.track) changes no write of the application.
                    WHEN insufficient_privilege OR invalid_parameter_value OR undefined_object OR cant_change_runtime_param THEN NULL;
                  END;
                END LOOP;
                SET CONSTRAINTS ALL IMMEDIATE;
                IF pg_catalog.strpos(blw_without, 'update') OPERATOR(pg_catalog.=) 0 AND blw_update IS NOT NULL THEN
                  blw_kind := 'update';
                  EXECUTE blw_update INTO blw_place USING blw_place@leafarg;
                  IF blw_place IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = 'BLW09', MESSAGE = 'a trigger, a rule or a policy kept the row from being written',
                      DETAIL = blw_kind;
                  END IF;
                END IF;
                SELECT * INTO blw_row FROM @only:relation WHERE ctid OPERATOR(pg_catalog.=) blw_place@in;
                IF NOT blw_referenced AND pg_catalog.strpos(blw_without, 'delete') OPERATOR(pg_catalog.=) 0 THEN
                  blw_kind := 'delete';
                  DELETE FROM @only:relation WHERE ctid OPERATOR(pg_catalog.=) blw_place@in;
                END IF;
                IF pg_catalog.strpos(blw_without, 'insert') OPERATOR(pg_catalog.=) 0 THEN
                  blw_kind := 'insert';
                  BEGIN
                    EXECUTE blw_insert USING blw_row;
                  EXCEPTION
                    -- A key without a default: a copy proves what runs before the key is looked at, and no more.
                    WHEN unique_violation OR exclusion_violation OR foreign_key_violation THEN
                      GET STACKED DIAGNOSTICS blw_constraint = CONSTRAINT_NAME;@kept
                  END;
                END IF;
                RAISE EXCEPTION USING ERRCODE = 'BLW00';
              EXCEPTION
                WHEN SQLSTATE 'BLW00' THEN NULL;
                WHEN SQLSTATE 'BLW09' THEN RAISE;
                WHEN query_canceled OR lock_not_available OR deadlock_detected OR serialization_failure OR insufficient_privilege THEN
                  RAISE EXCEPTION USING ERRCODE = 'BLW09', DETAIL = blw_kind, MESSAGE = CASE SQLSTATE
                    WHEN '57014' THEN 'it took too long for a table that is locked'
                    WHEN '42501' THEN 'a right is missing, or a policy forbids it'
                    ELSE 'others held what it needs (SQLSTATE ' || SQLSTATE || ')' END;
                WHEN OTHERS THEN
                  GET STACKED DIAGNOSTICS blw_context = PG_EXCEPTION_CONTEXT;
                  RAISE EXCEPTION USING ERRCODE = 'BLW08', DETAIL = blw_kind || ' ' || SQLSTATE, MESSAGE = SQLERRM,
                    HINT = coalesce(substring(blw_context FROM 'function ([^\n]*)'), '');
              END;
            END
            """;
}
