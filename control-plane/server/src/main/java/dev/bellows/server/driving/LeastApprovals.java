package dev.bellows.server.driving;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.PhaseGroup;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many approvals a phase needs at least, per environment, whatever the strategy says: whoever plans chooses the strategy, not the
 * number of people who look at it. Immutable.
 *
 * @param environments per environment; the one called {@code *} holds for all that are not named
 */
public record LeastApprovals(SortedMap<String, Map<PhaseGroup, Integer>> environments) {
    private static final String EVERY = "*";
    private static final Pattern ENTRY = Pattern.compile("(?:([a-z0-9][a-z0-9_-]{0,62}|\\*):)?(.+)");
    private static final Pattern COUNT = Pattern.compile("(expand|contract|cleanup)=([0-9])");

    public LeastApprovals {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
    }

    /** None anywhere. */
    public static LeastApprovals none() {
        return new LeastApprovals(new TreeMap<>());
    }

    /**
     * Reads {@code contract=1,cleanup=1; production: expand=1,contract=2}: entries for all environments or for one, which then holds
     * there instead; {@code none} for no approval. Throws {@link ErrorCode#ROLLOUT_LEAST_APPROVALS}.
     */
    public static LeastApprovals parse(String text) {
        TreeMap<String, Map<PhaseGroup, Integer>> environments = new TreeMap<>();
        for (String written : text.replace(" ", "").split(";", -1)) {
            Matcher entry = ENTRY.matcher(written);
            if (!entry.matches()) {
                throw unreadable(text);
            }
            String environment = entry.group(1) == null ? EVERY : entry.group(1);
            if (environments.put(environment, counts(text, entry.group(2))) != null) {
                throw unreadable(text);
            }
        }
        return new LeastApprovals(environments);
    }

    private static Map<PhaseGroup, Integer> counts(String text, String list) {
        EnumMap<PhaseGroup, Integer> counts = new EnumMap<>(PhaseGroup.class);
        if (list.equals("none")) {
            return counts;
        }
        for (String one : list.split(",", -1)) {
            Matcher count = COUNT.matcher(one);
            if (!count.matches()) {
                throw unreadable(text);
            }
            PhaseGroup group = switch (count.group(1)) {
                case "expand" -> PhaseGroup.EXPAND_MIGRATE;
                case "contract" -> PhaseGroup.CONTRACT;
                default -> PhaseGroup.CLEANUP;
            };
            counts.put(group, Integer.parseInt(count.group(2)));
        }
        return counts;
    }

    private static BellowsException unreadable(String text) {
        return BellowsException.of(
                ErrorCode.ROLLOUT_LEAST_APPROVALS,
                "The setting approvals reads contract=1,cleanup=1; ENVIRONMENT: expand=1,contract=2 or none, not '"
                        + text + "'.");
    }

    /** The most that any of the environments asks for. */
    int of(Collection<String> among, PhaseGroup group) {
        return among.stream()
                .map(name -> environments.getOrDefault(name, environments.getOrDefault(EVERY, Map.of())))
                .mapToInt(counts -> counts.getOrDefault(group, 0))
                .max()
                .orElse(0);
    }
}
