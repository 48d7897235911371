package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.UpDown;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block that takes values of real rows there and back again the way the trigger does, and leaves what it found in the setting
 * {@code bellows.trial}: values that {@code up} cannot take, those of {@code up} that {@code down} cannot take or brings back as others,
 * an expression that says another thing at the next look, a setting of the session that makes a difference, and tables that were read
 * meanwhile. The settings are tried on an imagined time too, in either type: an empty table has no values.
 */
final class ConversionTrial {
    private static final Pattern PLACE =
            Pattern.compile(":(literal|relation|column|type|imagined|other|up|down|required)\\b");

    private static final String TEXT = """

            #variable_conflict use_column
            DECLARE
              blw_from :relation.:column%TYPE;
              blw_back :relation.:column%TYPE;
              blw_to :type;
              blw_again :type;
              blw_made :type;
              blw_twice :relation.:column%TYPE;
              blw_real pg_catalog.bool;
              blw_tried pg_catalog.int4 := 0;
              blw_failed pg_catalog.int4 := 0;
              blw_state pg_catalog.text := '';
              blw_message pg_catalog.text := '';
              blw_stuck pg_catalog.int4 := 0;
              blw_stuck_state pg_catalog.text := '';
              blw_stuck_message pg_catalog.text := '';
              blw_altered pg_catalog.int4 := 0;
              blw_unsteady pg_catalog.text := '';
              blw_setting pg_catalog.text := '';
              blw_settings pg_catalog.int4 := 0;
              blw_differs pg_catalog.bool;
              blw_pair pg_catalog.text[];
              blw_scans pg_catalog.jsonb;
              blw_reads pg_catalog.text;
              blw_until pg_catalog.timestamptz := clock_timestamp() + interval '1 second';
            BEGIN
              SELECT coalesce(jsonb_object_agg(s.relid, coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0)), '{}') INTO blw_scans
                FROM pg_stat_xact_user_tables s;
              FOR blw_from, blw_real IN SELECT i.value, false FROM (VALUES :imagined) i(value) UNION ALL (SELECT :column, true FROM ONLY :relation LIMIT 1000) LOOP
                EXIT WHEN clock_timestamp() > blw_until;
                blw_tried := blw_tried + blw_real::int4;
                BEGIN
                  blw_to := :up(blw_from);
                  blw_again := :up(blw_from);
                  IF ROW(blw_to)::record *<> ROW(blw_again)::record THEN
                    blw_unsteady := 'up';
                  END IF;
                  IF blw_real AND :required AND blw_to IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'it gives NULL, and the column is NOT NULL';
                  END IF;
                EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                  IF SQLSTATE = '25006' THEN
                    blw_state := SQLSTATE;
                    EXIT;
                  END IF;
                  IF blw_real THEN
                    blw_failed := blw_failed + 1;
                    IF blw_state = '' THEN
                      blw_state := SQLSTATE;
                      blw_message := SQLERRM;
                    END IF;
                    CONTINUE;
                  END IF;
                  blw_to := NULL;
                END;
                IF NOT blw_real THEN
                  blw_to := coalesce(:other, blw_to);
                END IF;
                BEGIN
                  blw_back := :down(blw_to);
                  blw_twice := :down(blw_to);
                  IF blw_real AND ROW(blw_back)::record *<> ROW(blw_twice)::record THEN
                    blw_unsteady := 'down';
                  END IF;
                  IF blw_real AND :required AND blw_back IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'it gives NULL, and the column is NOT NULL';
                  END IF;
                  blw_altered := blw_altered + (blw_real AND ROW(blw_back)::record *<> ROW(blw_from)::record)::int4;
                EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                  IF SQLSTATE = '25006' THEN
                    blw_state := SQLSTATE;
                    EXIT;
                  END IF;
                  IF blw_real THEN
                    blw_stuck := blw_stuck + 1;
                    IF blw_stuck_state = '' THEN
                      blw_stuck_state := SQLSTATE;
                      blw_stuck_message := SQLERRM;
                    END IF;
                    CONTINUE;
                  END IF;
                END;
                CONTINUE WHEN blw_settings > 20 OR blw_setting <> '' OR blw_unsteady <> '';
                blw_settings := blw_settings + 1;
                blw_made := blw_to;
                FOREACH blw_pair SLICE 1 IN ARRAY ARRAY[['TimeZone', 'Etc/GMT+12', 'Etc/GMT-14'], ['TimeZone', 'America/New_York', 'Asia/Tokyo'], ['DateStyle', 'ISO, MDY', 'SQL, DMY'],
                    ['IntervalStyle', 'postgres', 'iso_8601'], ['bytea_output', 'hex', 'escape'], ['extra_float_digits', '1', '-4']] LOOP
                  blw_differs := false;
                  BEGIN
                    PERFORM set_config(blw_pair[1], blw_pair[2], true);
                    blw_to := :up(blw_from);
                    PERFORM set_config(blw_pair[1], blw_pair[3], true);
                    BEGIN
                      blw_again := :up(blw_from);
                      blw_differs := ROW(blw_to)::record *<> ROW(blw_again)::record;
                    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                      blw_differs := true;
                    END;
                  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                    NULL;
                  END;
                  BEGIN
                    PERFORM set_config(blw_pair[1], blw_pair[2], true);
                    blw_back := :down(blw_made);
                    PERFORM set_config(blw_pair[1], blw_pair[3], true);
                    BEGIN
                      blw_twice := :down(blw_made);
                      blw_differs := blw_differs OR ROW(blw_back)::record *<> ROW(blw_twice)::record;
                    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                      blw_differs := true;
                    END;
                  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                    NULL;
                  END;
                  PERFORM set_config(blw_pair[1], blw_pair[2], true);
                  IF blw_differs THEN
                    blw_setting := blw_pair[1];
                    EXIT;
                  END IF;
                END LOOP;
              END LOOP;
              SELECT coalesce(string_agg(s.relid::regclass::text, ', ' ORDER BY s.relid), '') INTO blw_reads FROM pg_stat_xact_user_tables s
                WHERE coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) - coalesce((blw_scans ->> s.relid::text)::bigint, 0)
                  > CASE WHEN s.relid = :literal::regclass THEN 1 ELSE 0 END;
              PERFORM set_config('bellows.trial', jsonb_build_object('tried', blw_tried, 'failed', blw_failed, 'state', blw_state,
                'message', blw_message, 'stuck', blw_stuck, 'stuckState', blw_stuck_state, 'stuckMessage', blw_stuck_message,
                'altered', blw_altered, 'unsteady', blw_unsteady, 'setting', blw_setting, 'reads', blw_reads)::text, true);
            END
            """;

    private ConversionTrial() {}

    /**
     * The block.
     *
     * @param name the column's present name
     * @param from the old type without its modifier
     * @param to the new one without
     * @param required whether the column is never NULL
     */
    static String of(AlterColumn alter, UpDown written, String name, String from, String to, boolean required) {
        String relation = qualified(alter.table());
        String table = quoted(alter.table().name());
        String text = PLACE.matcher(TEXT)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "literal" -> literal(relation);
                            case "relation" -> relation;
                            case "column" -> quoted(name);
                            case "type" -> alter.type();
                            case "imagined" ->
                                imagined(from).stream()
                                        .map(it -> "(" + it + ")")
                                        .collect(Collectors.joining(", "));
                            case "other" -> imagined(to).getFirst();
                            case "required" -> String.valueOf(required);
                            case "up", "down" -> place.group();
                            case String other -> throw new IllegalStateException(other);
                        }));
        String there = called(
                text,
                ":up",
                "(SELECT ((" + written.up() + "\n)::" + to + ") FROM (SELECT ",
                ends(alter.column(), table));
        return "DO "
                + dollarQuoted(called(
                        there,
                        ":down",
                        "(SELECT ((" + written.down() + "\n)::" + from + ") FROM (SELECT ",
                        ends(alter.called(), table)));
    }

    private static String ends(String column, String table) {
        return " AS " + quoted(column) + ") AS " + table + ")";
    }

    private static String called(String text, String name, String before, String after) {
        return Pattern.compile(name + "\\((blw_\\w+)\\)")
                .matcher(text)
                .replaceAll(call -> Matcher.quoteReplacement(before + call.group(1) + after));
    }

    /** Values of a type whose text or parts depend on settings, at the turn of years and of summer time; NULL for another type. */
    private static List<String> imagined(String type) {
        return switch (type) {
            case "timestamp with time zone" ->
                List.of("'1999-12-31 23:30:00.5+00'::timestamptz", "'2000-04-01 12:00:00+00'::timestamptz");
            case "timestamp without time zone" ->
                List.of("'1999-12-31 23:30:00.5'::timestamp", "'2000-04-01 12:00:00'::timestamp");
            case "time with time zone" -> List.of("'23:30:00+00'::timetz");
            case "time without time zone" -> List.of("'23:30:00'::time");
            case "date" -> List.of("'2000-06-03'::date", "'2000-04-01'::date");
            case "interval" -> List.of("'1 mon 2 days 03:04:05'::interval");
            case "bytea" -> List.of("'\\x01ff'::bytea");
            case "double precision" -> List.of("(1::float8 / 3)");
            case "real" -> List.of("(1::float4 / 3)");
            case "text", "character varying" -> List.of("'2000-02-01 00:30'::text");
            default -> List.of("NULL::" + type);
        };
    }
}
