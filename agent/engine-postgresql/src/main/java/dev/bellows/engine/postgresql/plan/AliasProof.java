package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block that writes under a table's new name as an application would, and takes that back: through the view while one has it, else into the
 * table. It acts as {@link WriteProof} does, and speaks its language to whoever sends it. A row is found again by a key, so that of a table
 * without one only an INSERT is tried.
 *
 * @param schema schema of both names
 * @param table the name that old code knows
 * @param name the name that new code knows
 * @param without kinds of writes that are never tried
 */
record AliasProof(String schema, String table, String name, SortedSet<String> without) {
    private static final Set<String> KINDS = Set.of("insert", "update", "delete");
    private static final Pattern PLACE = Pattern.compile("[:@](old|new|without)\\b");

    /** The block; empty when no write may be tried. */
    String sql() {
        if (without.containsAll(KINDS)) {
            return "";
        }
        return "DO "
                + dollarQuoted(PLACE.matcher(TEXT)
                        .replaceAll(place -> Matcher.quoteReplacement(
                                switch (place.group(1)) {
                                    case "old" -> literal(qualified(schema, table));
                                    case "new" -> literal(qualified(schema, name));
                                    case "without" ->
                                        without.isEmpty() ? "" : " || " + literal("," + String.join(",", without));
                                    case String other -> throw new IllegalStateException(other);
                                })));
    }

    /** Once the application's settings are in force, names of ours are qualified: its schemas may hold anything. */
    private static final String TEXT = """

            #variable_conflict use_variable
            DECLARE
              blw_without pg_catalog.text := coalesce(current_setting('bellows.proof_without', true), '')@without;
              blw_kind pg_catalog.text := 'all';
              blw_table pg_catalog.regclass;
              blw_target pg_catalog.text;
              blw_from pg_catalog.text;
              blw_owner pg_catalog.oid;
              blw_place pg_catalog.tid;
              blw_row pg_catalog.text;
              blw_key pg_catalog.text;
              blw_update pg_catalog.text;
              blw_insert pg_catalog.text;
              blw_settings pg_catalog.text[];
              blw_setting pg_catalog.text;
              blw_referenced pg_catalog.bool;
              blw_written pg_catalog.int8;
              blw_context pg_catalog.text;
            BEGIN
              BEGIN
                SELECT c.oid, c.relowner INTO blw_table, blw_owner FROM pg_class c
                  WHERE c.oid IN (to_regclass(:old), to_regclass(:new)) AND c.relkind = 'r' ORDER BY c.oid = to_regclass(:old) DESC LIMIT 1;
                IF blw_table IS NULL THEN
                  RAISE EXCEPTION USING ERRCODE = 'BLW09', MESSAGE = 'the table has no row', DETAIL = 'all of them';
                END IF;
                SELECT format('%I.%I', n.nspname, c.relname) INTO blw_from FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE c.oid = blw_table;
                blw_target := CASE WHEN to_regclass(:new) IS NULL THEN blw_from ELSE :new END;
                -- The newest rows first: what writers write now looks like them, and their pages are in memory.
                blw_place := format('(%s,0)', greatest(pg_relation_size(blw_table) / current_setting('block_size')::int8 - 16, 0));
                EXECUTE 'SELECT ctid, t::text FROM ONLY ' || blw_from || ' t WHERE ctid >= $1 LIMIT 1' INTO blw_place, blw_row USING blw_place;
                IF blw_place IS NULL THEN
                  EXECUTE 'SELECT ctid, t::text FROM ONLY ' || blw_from || ' t LIMIT 1' INTO blw_place, blw_row;
                  IF blw_place IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = 'BLW09', MESSAGE = 'the table has no row', DETAIL = 'all of them';
                  END IF;
                END IF;
                blw_referenced := EXISTS (SELECT FROM pg_trigger t
                  WHERE t.tgrelid = blw_table AND t.tgisinternal AND t.tgconstrrelid <> 0 AND t.tgtype & 8 <> 0);
                SELECT string_agg(format('t.%I OPERATOR(pg_catalog.=) (r.r).%I', a.attname, a.attname), ' AND ') INTO blw_key
                  FROM pg_attribute a WHERE a.attrelid = blw_table AND a.attnum = ANY ((SELECT i.indkey::int2[] FROM pg_index i
                    WHERE i.indrelid = blw_table AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
                      AND i.indnkeyatts = i.indnatts AND NOT EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = i.indrelid
                        AND b.attnum = ANY (i.indkey::int2[]) AND (NOT b.attnotnull OR b.atttypid NOT IN ('int2'::regtype, 'int4'::regtype,
                          'int8'::regtype, 'text'::regtype, 'uuid'::regtype, 'date'::regtype)))
                    ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1)::int2[]);
                SELECT 'UPDATE ' || blw_target || ' t SET '
                    || string_agg(format('%I = t.%I', a.attname, a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attidentity <> 'a')
                    || format(' FROM (SELECT $1::%s AS r) r WHERE ', blw_from) || blw_key,
                  coalesce('INSERT INTO ' || blw_target || ' ('
                    || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.written)
                    || ') OVERRIDING SYSTEM VALUE SELECT '
                    || string_agg(format('(r.r).%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.written)
                    || format(' FROM (SELECT $1::%s AS r) r', blw_from),
                    'INSERT INTO ' || blw_target || ' DEFAULT VALUES')
                  INTO blw_update, blw_insert FROM (
                    SELECT a.attname, a.attnum, a.attidentity, NOT (blw_referenced AND (a.atthasdef OR a.attidentity <> '') AND EXISTS (
                      SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY (i.indkey::int2[]))) AS written
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
                  EXECUTE blw_update USING blw_row;
                  GET DIAGNOSTICS blw_written = ROW_COUNT;
                  IF blw_written OPERATOR(pg_catalog.=) 0 THEN
                    RAISE EXCEPTION USING ERRCODE = 'BLW09', MESSAGE = 'a trigger, a rule or a policy kept the row from being written',
                      DETAIL = blw_kind;
                  END IF;
                END IF;
                IF NOT blw_referenced AND blw_key IS NOT NULL AND pg_catalog.strpos(blw_without, 'delete') OPERATOR(pg_catalog.=) 0 THEN
                  blw_kind := 'delete';
                  EXECUTE pg_catalog.format('DELETE FROM %s t USING (SELECT $1::%s AS r) r WHERE %s', blw_target, blw_from, blw_key)
                    USING blw_row;
                END IF;
                IF pg_catalog.strpos(blw_without, 'insert') OPERATOR(pg_catalog.=) 0 THEN
                  blw_kind := 'insert';
                  BEGIN
                    EXECUTE blw_insert USING blw_row;
                  EXCEPTION
                    -- A key without a default: a copy proves what runs before the key is looked at, and no more.
                    WHEN unique_violation OR exclusion_violation OR foreign_key_violation THEN NULL;
                  END;
                END IF;
                RAISE EXCEPTION USING ERRCODE = 'BLW00';
              EXCEPTION
                WHEN SQLSTATE 'BLW00' THEN NULL;
                WHEN SQLSTATE 'BLW09' THEN RAISE;
                WHEN query_canceled OR lock_not_available OR deadlock_detected OR serialization_failure THEN
                  RAISE EXCEPTION USING ERRCODE = 'BLW09', DETAIL = blw_kind, MESSAGE = CASE SQLSTATE
                    WHEN '57014' THEN 'it took too long for a table that is locked'
                    ELSE 'others held what it needs (SQLSTATE ' || SQLSTATE || ')' END;
                WHEN insufficient_privilege THEN
                  RAISE EXCEPTION USING ERRCODE = 'BLW09', DETAIL = blw_kind, MESSAGE = 'a right is missing, or a policy forbids it';
                WHEN OTHERS THEN
                  GET STACKED DIAGNOSTICS blw_context = PG_EXCEPTION_CONTEXT;
                  RAISE EXCEPTION USING ERRCODE = 'BLW08', DETAIL = blw_kind || ' ' || SQLSTATE, MESSAGE = SQLERRM,
                    HINT = coalesce(substring(blw_context FROM 'function ([^\\n]*)'), '');
              END;
            END
            """;
}
