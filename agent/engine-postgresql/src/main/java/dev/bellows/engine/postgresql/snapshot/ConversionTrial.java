package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.snapshot.ConversionReader.Sides;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A block that takes values of real rows there and back again the way the trigger does, and leaves what it found in the setting
 * {@code bellows.trial}: values that {@code up} cannot take, those of {@code up} that {@code down} cannot take or brings back as others,
 * an expression that says another thing at the next look, a setting of the session that makes a difference, and tables that were read
 * meanwhile. The settings are tried on an imagined time too, in either type: an empty table has no values.
 */
final class ConversionTrial {
    private static final Pattern PLACE = Pattern.compile("@(\\w+)\\((?:(\\w+)(?:, (\\w+))?)?\\)");

    private static final String TEXT = """

            #variable_conflict use_column
            DECLARE
              @declare(blw_from)
              @declare(blw_back)
              @declare(blw_to)
              @declare(blw_again)
              @declare(blw_made)
              @declare(blw_twice)
              blw_which pg_catalog.text := '';
              blw_failed_of pg_catalog.text := '';
              blw_stuck_of pg_catalog.text := '';
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
              blw_at pg_catalog.timestamptz;
              blw_spent pg_catalog.interval := '0';
              blw_timed pg_catalog.int4 := 0;
              blw_until pg_catalog.timestamptz := clock_timestamp() + interval '1 second';
            BEGIN
              SELECT coalesce(jsonb_object_agg(s.relid, coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0)), '{}') INTO blw_scans
                FROM pg_stat_xact_user_tables s;
              FOR @list(blw_from), blw_real IN SELECT i.*, false FROM (VALUES @imagined()) i UNION ALL (SELECT @columns(), true FROM ONLY @relation() LIMIT 1000) LOOP
                EXIT WHEN clock_timestamp() > blw_until;
                blw_tried := blw_tried + blw_real::int4;
                BEGIN
                  blw_at := clock_timestamp();
                  @up(blw_to, blw_from)
                  @up(blw_again, blw_from)
                  blw_spent := blw_spent + (clock_timestamp() - blw_at);
                  blw_timed := blw_timed + 2;
                  IF @row(blw_to) *<> @row(blw_again) THEN
                    blw_unsteady := 'up';
                  END IF;
                  @lack(blw_to)
                  IF blw_real AND blw_which <> '' THEN
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
                      blw_failed_of := blw_which;
                      blw_state := SQLSTATE;
                      blw_message := SQLERRM;
                    END IF;
                    CONTINUE;
                  END IF;
                  @nothing(blw_to)
                END;
                IF NOT blw_real THEN
                  @other(blw_to)
                END IF;
                BEGIN
                  @down(blw_back, blw_to)
                  @down(blw_twice, blw_to)
                  IF blw_real AND @row(blw_back) *<> @row(blw_twice) THEN
                    blw_unsteady := 'down';
                  END IF;
                  @lack(blw_back)
                  IF blw_real AND blw_which <> '' THEN
                    RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'it gives NULL, and the column is NOT NULL';
                  END IF;
                  blw_altered := blw_altered + (blw_real AND @row(blw_back) *<> @row(blw_from))::int4;
                EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                  IF SQLSTATE = '25006' THEN
                    blw_state := SQLSTATE;
                    EXIT;
                  END IF;
                  IF blw_real THEN
                    blw_stuck := blw_stuck + 1;
                    IF blw_stuck_state = '' THEN
                      blw_stuck_of := blw_which;
                      blw_stuck_state := SQLSTATE;
                      blw_stuck_message := SQLERRM;
                    END IF;
                    CONTINUE;
                  END IF;
                END;
                CONTINUE WHEN blw_settings > 20 OR blw_setting <> '' OR blw_unsteady <> '';
                blw_settings := blw_settings + 1;
                @copy(blw_made, blw_to)
                FOREACH blw_pair SLICE 1 IN ARRAY ARRAY[['TimeZone', 'Etc/GMT+12', 'Etc/GMT-14'], ['TimeZone', 'America/New_York', 'Asia/Tokyo'], ['DateStyle', 'ISO, MDY', 'SQL, DMY'],
                    ['IntervalStyle', 'postgres', 'iso_8601'], ['bytea_output', 'hex', 'escape'], ['extra_float_digits', '1', '-4']] LOOP
                  blw_differs := false;
                  BEGIN
                    PERFORM set_config(blw_pair[1], blw_pair[2], true);
                    @up(blw_to, blw_from)
                    PERFORM set_config(blw_pair[1], blw_pair[3], true);
                    BEGIN
                      @up(blw_again, blw_from)
                      blw_differs := @row(blw_to) *<> @row(blw_again);
                    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                      blw_differs := true;
                    END;
                  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                    NULL;
                  END;
                  BEGIN
                    PERFORM set_config(blw_pair[1], blw_pair[2], true);
                    @down(blw_back, blw_made)
                    PERFORM set_config(blw_pair[1], blw_pair[3], true);
                    BEGIN
                      @down(blw_twice, blw_made)
                      blw_differs := blw_differs OR @row(blw_back) *<> @row(blw_twice);
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
                  > CASE WHEN s.relid = @literal()::regclass THEN 1 ELSE 0 END;
              PERFORM set_config('bellows.trial', jsonb_build_object('tried', blw_tried, 'failed', blw_failed, 'state', blw_state,
                'message', blw_message, 'stuck', blw_stuck, 'failedOf', blw_failed_of, 'stuckOf', blw_stuck_of, 'stuckState', blw_stuck_state, 'stuckMessage', blw_stuck_message,
                'altered', blw_altered, 'unsteady', blw_unsteady, 'setting', blw_setting, 'reads', blw_reads,
                'timed', blw_timed, 'micros', (extract(epoch FROM blw_spent) * 1000000 / greatest(blw_timed, 1))::int8)::text, true);
            END
            """;

    private final Sides sides;

    private ConversionTrial(Sides sides) {
        this.sides = sides;
    }

    /** The block. */
    static String of(Sides sides) {
        ConversionTrial trial = new ConversionTrial(sides);
        return "DO "
                + dollarQuoted(PLACE.matcher(TEXT)
                        .replaceAll(place -> Matcher.quoteReplacement(trial.at(
                                place.group(1), String.valueOf(place.group(2)), String.valueOf(place.group(3))))));
    }

    private String at(String place, String name, String source) {
        return switch (place) {
            case "literal" -> literal(qualified(sides.table()));
            case "relation" -> qualified(sides.table());
            case "columns" -> each(sides.olds(), ", ", (old, i) -> quoted(old.name()));
            case "imagined" -> imagined();
            case "declare" ->
                isOld(name)
                        ? each(
                                sides.olds(),
                                " ",
                                (old, i) ->
                                        name + i + " " + qualified(sides.table()) + "." + quoted(old.name()) + "%TYPE;")
                        : each(sides.news(), " ", (made, i) -> name + i + " " + made.written() + ";");
            case "list" -> list(name);
            case "row" -> "ROW(" + list(name) + ")::record";
            case "copy" -> each(side(name), " ", (any, i) -> name + i + " := " + source + i + ";");
            case "nothing" -> each(side(name), " ", (any, i) -> name + i + " := NULL;");
            case "other" ->
                each(
                        sides.news(),
                        " ",
                        (made, i) -> name + i + " := coalesce("
                                + imagined(made.type()).getFirst() + ", " + name + i + ");");
            case "lack" -> "blw_which := CASE " + lacking(name) + " ELSE '' END;";
            case "up" ->
                each(
                        sides.news(),
                        "\n",
                        (made, i) -> "blw_which := " + literal(made.name()) + "; " + name + i + " := (SELECT (("
                                + made.up() + "\n)::" + made.type() + ") FROM (SELECT "
                                + each(sides.olds(), ", ", (old, of) -> source + of + " AS " + quoted(old.shown()))
                                + ") AS " + quoted(sides.table().name()) + ");");
            case "down" ->
                each(
                        sides.olds(),
                        "\n",
                        (old, i) -> "blw_which := " + literal(old.shown()) + "; " + name + i + " := (SELECT (("
                                + old.down() + "\n)::" + old.type() + ") FROM (SELECT "
                                + each(sides.news(), ", ", (made, of) -> source + of + " AS " + quoted(made.name()))
                                + ") AS " + quoted(sides.table().name()) + ");");
            case String other -> throw new IllegalStateException(other);
        };
    }

    private String lacking(String name) {
        return "WHEN false THEN ''"
                + (isOld(name)
                        ? each(
                                sides.olds(),
                                "",
                                (old, i) -> old.required()
                                        ? " WHEN " + name + i + " IS NULL THEN " + literal(old.shown())
                                        : "")
                        : each(
                                sides.news(),
                                "",
                                (made, i) -> made.required()
                                        ? " WHEN " + name + i + " IS NULL THEN " + literal(made.name())
                                        : ""));
    }

    private static boolean isOld(String name) {
        return List.of("blw_from", "blw_back", "blw_twice").contains(name);
    }

    private List<?> side(String name) {
        return isOld(name) ? sides.olds() : sides.news();
    }

    private String list(String name) {
        return each(side(name), ", ", (any, i) -> name + i);
    }

    /** A text for each, with what ends the names of its variables. */
    private static <T> String each(List<T> side, String between, BiFunction<T, String, String> text) {
        return IntStream.range(0, side.size())
                .mapToObj(it -> text.apply(side.get(it), "_" + (it + 1)))
                .collect(Collectors.joining(between));
    }

    /** Rows of them, as many as the column with most has. */
    private String imagined() {
        List<List<String>> values =
                sides.olds().stream().map(it -> imagined(it.type())).toList();
        int most = values.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, most)
                .mapToObj(row ->
                        values.stream().map(it -> it.get(row % it.size())).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
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
