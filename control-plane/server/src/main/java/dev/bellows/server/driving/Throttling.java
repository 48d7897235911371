package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The throttle of a rollout at one target: what its strategy says, and what people said since. Immutable, and pure.
 *
 * @param strategy what the rollout was planned with
 * @param revision grows with every change, 0 before any
 * @param said the newest word on each setting, by its key or {@link #PROFILE}
 */
public record Throttling(Strategy.Throttle strategy, long revision, SortedMap<String, Word> said) {
    /** The key under which a profile is named. */
    public static final String PROFILE = "profile";

    /** The value that takes a word back. */
    public static final String DEFAULT = "default";

    /**
     * What somebody said of one setting.
     *
     * @param value as people write it
     * @param reason why, in their own words
     */
    public record Word(String value, String person, String reason, Instant at) {}

    public Throttling {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /**
     * A change that a person wants.
     *
     * @param targets empty for every target of the rollout
     * @param set by setting or {@link #PROFILE}; {@link #DEFAULT} takes the word back
     * @param reset take every word back first
     * @param preview only say what would become of it
     */
    public record Change(
            RolloutId rollout,
            List<TargetName> targets,
            SortedMap<String, String> set,
            boolean reset,
            String person,
            String reason,
            boolean preview) {
        public Change {
            targets = List.copyOf(targets);
            set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
            set.forEach(Throttling::check);
            if (set.isEmpty() && !reset) {
                throw BellowsException.of(ErrorCode.SERVER_BAD_REQUEST, "Nothing is said: name at least one setting.");
            }
        }
    }

    /**
     * What a change makes of one target.
     *
     * @param before as it was in force
     * @param after as it is, or would be
     */
    public record Changed(TargetName target, Throttling before, Throttling after) {}

    /** Refuses an unknown setting, and a value that is none or out of range. */
    private static void check(String key, String value) {
        if (value.equals(DEFAULT)) {
            known(key);
        } else if (key.equals(PROFILE)) {
            ThrottleProfile ignored = profile(value);
        } else {
            long ignored = setting(key).parse(value);
        }
    }

    private static void known(String key) {
        if (!key.equals(PROFILE)) {
            ThrottleSetting ignored = setting(key);
        }
    }

    private static ThrottleSetting setting(String key) {
        return ThrottleSetting.of(key)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.SERVER_BAD_REQUEST,
                        "There is no setting '" + (key.length() > 40 ? key.substring(0, 40) + "…" : key)
                                + "'; known are profile, "
                                + Arrays.stream(ThrottleSetting.values())
                                        .map(ThrottleSetting::key)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static ThrottleProfile profile(String word) {
        return ThrottleProfile.of(word)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.SERVER_BAD_REQUEST,
                        "'" + (word.length() > 40 ? word.substring(0, 40) + "…" : word)
                                + "' is no profile; there are gentle, normal and fast."));
    }

    /** After a change at that moment, under another revision. */
    Throttling after(Change change, Instant at, long next) {
        TreeMap<String, Word> words = new TreeMap<>(change.reset() ? Map.<String, Word>of() : said);
        change.set().forEach((key, value) -> {
            if (value.equals(DEFAULT)) {
                words.remove(key);
            } else {
                words.put(key, new Word(value, change.person(), change.reason(), at));
            }
        });
        return new Throttling(strategy, next, words);
    }

    /** Everything that is in force: a person's word on a number, else the strategy's, else the profile's, which a person may have named too. */
    public ThrottleLimits inForce() {
        Word named = said.get(PROFILE);
        ThrottleProfile profile = named == null ? strategy.profile() : profile(named.value());
        EnumMap<ThrottleSetting, Long> numbers = new EnumMap<>(ThrottleSetting.class);
        numbers.putAll(strategy.numbers());
        for (ThrottleSetting setting : ThrottleSetting.values()) {
            Word word = said.get(setting.key());
            if (word != null) {
                numbers.put(setting, setting.parse(word.value()));
            }
        }
        return new ThrottleLimits(profile, numbers);
    }

    /** Whose word a number is: a person's ({@code set}), the {@code strategy}'s or the {@code profile}'s. */
    public String from(ThrottleSetting setting) {
        return said.containsKey(setting.key()) ? "set" : strategy.numbers().containsKey(setting) ? "strategy" : PROFILE;
    }

    /** What a person said of a key; null when nobody did. */
    public @Nullable Word word(String key) {
        return said.get(key);
    }
}
