package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.AddColumn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block that tries an {@code up} on real rows the way the fill's trigger computes it: row by row, over the row as a record, into a variable
 * of the new column's type. It leaves what it found in the setting {@code bellows.trial}. It also computes some values, and those of an
 * imagined row in which every time has a value, under two values of each setting that writers differ in: what then differs depends on who
 * writes. Times are compared as instants, not as texts. Tables that were read meanwhile, beyond the rows that it was tried on, are told
 * by the server's own counters of this transaction: also those that a function reads.
 */
final class TrialText {
    private static final Pattern PLACE = Pattern.compile(":(literal|relation|rows|alias|type|up)\\b");

    private static final String TEXT = """

            #variable_conflict use_column
            DECLARE
              blw_row :relation%ROWTYPE;
              blw_value :type;
              blw_other :type;
              blw_tried pg_catalog.int4 := 0;
              blw_failed pg_catalog.int4 := 0;
              blw_state pg_catalog.text := '';
              blw_message pg_catalog.text := '';
              blw_setting pg_catalog.text := '';
              blw_imagined pg_catalog.text;
              blw_differs pg_catalog.bool;
              blw_rows :relation[];
              blw_pair pg_catalog.text[];
              blw_micros pg_catalog.int8;
              blw_scans pg_catalog.jsonb;
              blw_reads pg_catalog.text;
              blw_until pg_catalog.timestamptz := clock_timestamp() + interval '1 second';
            BEGIN
              SELECT coalesce(jsonb_object_agg(s.relid, coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0)), '{}') INTO blw_scans
                FROM pg_stat_xact_user_tables s;
              FOR blw_row IN SELECT * FROM :rows LIMIT 1000 LOOP
                EXIT WHEN clock_timestamp() > blw_until;
                blw_tried := blw_tried + 1;
                IF blw_tried <= 20 THEN
                  blw_rows := blw_rows || blw_row;
                END IF;
                BEGIN
                  blw_value := (SELECT (:up
                    ) FROM (SELECT blw_row.*) AS :alias);
                EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                  blw_failed := blw_failed + 1;
                  IF blw_state = '' THEN
                    blw_state := SQLSTATE;
                    blw_message := SQLERRM;
                  END IF;
                  EXIT WHEN SQLSTATE = '25006';
                END;
              END LOOP;
              blw_micros := extract(epoch FROM clock_timestamp() - blw_until + interval '1 second') * 1000000 / greatest(blw_tried, 1);
              SELECT string_agg(CASE a.atttypid
                  WHEN 'timestamptz'::regtype THEN '''2000-06-15 23:30:00.5+00''::timestamptz'
                  WHEN 'timestamp'::regtype THEN '''2000-06-15 23:30:00.5''::timestamp'
                  WHEN 'timetz'::regtype THEN '''23:30:00+00''::timetz'
                  WHEN 'time'::regtype THEN '''23:30:00''::time'
                  WHEN 'date'::regtype THEN '''2000-06-03''::date'
                  WHEN 'interval'::regtype THEN '''1 mon 2 days 03:04:05''::interval'
                  WHEN 'bytea'::regtype THEN '''\\x01ff''::bytea'
                  WHEN 'float8'::regtype THEN '(1::float8 / 3)'
                  WHEN 'float4'::regtype THEN '(1::float4 / 3)'
                  ELSE 'NULL' END, ', ' ORDER BY a.attnum)
                INTO blw_imagined FROM pg_attribute a WHERE a.attrelid = :literal::regclass AND a.attnum > 0 AND NOT a.attisdropped;
              BEGIN
                EXECUTE 'SELECT (ROW(' || blw_imagined || ')::' || :literal || ').*' INTO blw_row;
                blw_rows := blw_rows || blw_row;
              EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                NULL;
              END;
              FOREACH blw_row IN ARRAY coalesce(blw_rows, '{}') LOOP
                EXIT WHEN blw_setting <> '' OR blw_state = '25006';
                BEGIN
                  blw_value := (SELECT (:up
                    ) FROM (SELECT blw_row.*) AS :alias);
                  blw_other := (SELECT (:up
                    ) FROM (SELECT blw_row.*) AS :alias);
                  CONTINUE WHEN ROW(blw_value)::record *<> ROW(blw_other)::record;
                  FOREACH blw_pair SLICE 1 IN ARRAY ARRAY[['TimeZone', 'Etc/GMT+12', 'Etc/GMT-14'], ['DateStyle', 'ISO, MDY', 'SQL, DMY'],
                      ['IntervalStyle', 'postgres', 'iso_8601'], ['bytea_output', 'hex', 'escape'], ['extra_float_digits', '1', '-4']] LOOP
                    PERFORM set_config(blw_pair[1], blw_pair[2], true);
                    blw_value := (SELECT (:up
                      ) FROM (SELECT blw_row.*) AS :alias);
                    PERFORM set_config(blw_pair[1], blw_pair[3], true);
                    BEGIN
                      blw_other := (SELECT (:up
                        ) FROM (SELECT blw_row.*) AS :alias);
                      blw_differs := ROW(blw_value)::record *<> ROW(blw_other)::record;
                    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                      blw_differs := true;
                    END;
                    PERFORM set_config(blw_pair[1], blw_pair[2], true);
                    IF blw_differs THEN
                      blw_setting := blw_pair[1];
                      EXIT;
                    END IF;
                  END LOOP;
                EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                  NULL;
                END;
              END LOOP;
              SELECT coalesce(string_agg(s.relid::regclass::text, ', ' ORDER BY s.relid), '') INTO blw_reads FROM pg_stat_xact_user_tables s
                WHERE coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) - coalesce((blw_scans ->> s.relid::text)::bigint, 0)
                  > CASE WHEN s.relid = :literal::regclass OR s.relid IN (SELECT p.relid FROM pg_partition_tree(:literal::regclass) p) THEN 1 ELSE 0 END;
              PERFORM set_config('bellows.trial', jsonb_build_object('tried', blw_tried, 'failed', blw_failed, 'state', blw_state,
                'message', blw_message, 'setting', blw_setting, 'reads', blw_reads,
                'micros', blw_micros)::text, true);
            END
            """;

    private TrialText() {}

    /**
     * @param rows the table as FROM names it
     */
    static String of(AddColumn add, String expression, String rows) {
        String relation = qualified(add.table());
        String text = PLACE.matcher(TEXT)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "literal" -> literal(relation);
                            case "relation" -> relation;
                            case "rows" -> rows;
                            case "alias" -> quoted(add.table().name());
                            case "type" -> add.column().type();
                            case "up" -> expression;
                            case String other -> throw new IllegalStateException(other);
                        }));
        return "DO " + dollarQuoted(text);
    }
}
