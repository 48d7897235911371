package dev.bellows.engine.postgresql.plan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A storage parameter of a table. The server has no catalog of them, and says what it makes of one only when it is set: so they are known
 * here, with the bounds that it has for them.
 *
 * @param name its exact name
 * @param since the first version that knows it
 * @param fits why a value is none, for people, to stand behind "must be"; empty where it is one
 */
record StorageParameter(String name, int since, Function<String, Optional<String>> fits) {
    private static final int MOST = Integer.MAX_VALUE;

    private static final Map<String, StorageParameter> ALL = Arrays.asList(
                    whole("fillfactor", 10, 100),
                    whole("toast_tuple_target", 128, 8160),
                    whole("parallel_workers", 0, 1024),
                    word("vacuum_index_cleanup", List.of("auto", "on")),
                    word("vacuum_truncate", List.of("true", "false", "on", "off")),
                    word("autovacuum_enabled", List.of("true", "on")),
                    whole("autovacuum_vacuum_threshold", 0, MOST),
                    whole("autovacuum_vacuum_insert_threshold", -1, MOST),
                    whole("autovacuum_analyze_threshold", 0, MOST),
                    number("autovacuum_vacuum_scale_factor", 100),
                    number("autovacuum_vacuum_insert_scale_factor", 100),
                    number("autovacuum_analyze_scale_factor", 100),
                    number("autovacuum_vacuum_cost_delay", 100),
                    whole("autovacuum_vacuum_cost_limit", 1, 10_000),
                    whole("autovacuum_freeze_min_age", 0, 1_000_000_000),
                    whole("autovacuum_freeze_max_age", 100_000, 2_000_000_000),
                    whole("autovacuum_freeze_table_age", 0, 2_000_000_000),
                    whole("autovacuum_multixact_freeze_min_age", 0, 1_000_000_000),
                    whole("autovacuum_multixact_freeze_max_age", 10_000, 2_000_000_000),
                    whole("autovacuum_multixact_freeze_table_age", 0, 2_000_000_000),
                    whole("log_autovacuum_min_duration", -1, MOST),
                    whole("autovacuum_vacuum_max_threshold", -1, MOST).since(18),
                    number("vacuum_max_eager_freeze_failure_rate", 1).since(18))
            .stream()
            .collect(Collectors.toUnmodifiableMap(StorageParameter::name, it -> it));

    /** The parameter of that name; empty where none is known. */
    static Optional<StorageParameter> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Names that a server of that version knows, sorted. */
    static List<String> names(int majorVersion) {
        return ALL.values().stream()
                .filter(it -> it.since <= majorVersion)
                .map(StorageParameter::name)
                .sorted()
                .toList();
    }

    private StorageParameter since(int version) {
        return new StorageParameter(name, version, fits);
    }

    private static StorageParameter whole(String name, int least, int most) {
        return new StorageParameter(name, 0, value -> {
            boolean fits =
                    value.matches("-?[0-9]{1,10}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
            return fits ? Optional.empty() : Optional.of("a whole number from " + least + " to " + most);
        });
    }

    private static StorageParameter number(String name, int most) {
        return new StorageParameter(name, 0, value -> {
            boolean fits = value.matches("[0-9]{1,3}([.][0-9]{1,15})?")
                    && new BigDecimal(value).compareTo(BigDecimal.valueOf(most)) <= 0;
            return fits ? Optional.empty() : Optional.of("a number from 0 to " + most);
        });
    }

    private static StorageParameter word(String name, List<String> words) {
        return new StorageParameter(
                name,
                0,
                value -> words.contains(value.toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : Optional.of(String.join(" or ", words)));
    }
}
