package dev.bellows.document;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every number of a throttle as it is in force. Immutable.
 *
 * @param profile where the numbers come from that nobody said
 * @param values each setting once, {@link ThrottleSetting#NONE} for no limit
 */
public record ThrottleLimits(ThrottleProfile profile, Map<ThrottleSetting, Long> values) {
    public ThrottleLimits {
        EnumMap<ThrottleSetting, Long> whole = new EnumMap<>(ThrottleSetting.class);
        for (ThrottleSetting setting : ThrottleSetting.values()) {
            whole.put(setting, values.getOrDefault(setting, setting.of(profile)));
        }
        values = Collections.unmodifiableMap(whole);
    }

    /** A profile's numbers, as they are. */
    public static ThrottleLimits of(ThrottleProfile profile) {
        return new ThrottleLimits(profile, Map.of());
    }

    /** The numbers of a strategy. */
    public static ThrottleLimits of(Strategy.Throttle throttle) {
        return new ThrottleLimits(throttle.profile(), throttle.numbers());
    }

    /** One number, {@link ThrottleSetting#NONE} for no limit. */
    public long of(ThrottleSetting setting) {
        return values.getOrDefault(setting, setting.of(profile));
    }

    /** Signals without which nothing is written, sorted. */
    public List<String> needed() {
        return values.entrySet().stream()
                .filter(it ->
                        it.getValue() != ThrottleSetting.NONE && it.getKey().needed(profile))
                .map(it -> it.getKey().signal())
                .sorted()
                .toList();
    }
}
