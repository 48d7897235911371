package dev.bellows.simulation;

import java.util.ArrayList;
import java.util.List;

/** Leaves out acts while the scenario still fails in the same way. Pure. */
final class Shrinker {
    private static final int MOST_RUNS = 400;

    private Shrinker() {}

    static List<Act> shrink(long seed, List<Act> failing, String violation) {
        List<Act> acts = new ArrayList<>(failing);
        int runs = 0;
        for (int chunk = Math.max(1, acts.size() / 2); chunk >= 1; chunk = chunk == 1 ? 0 : chunk / 2) {
            for (int from = 0; from < acts.size() && runs < MOST_RUNS; ) {
                List<Act> fewer = new ArrayList<>(acts);
                fewer.subList(from, Math.min(acts.size(), from + chunk)).clear();
                runs++;
                if (kind(World.run(seed, fewer, false).violation().orElse("")).equals(kind(violation))) {
                    acts = fewer;
                } else {
                    from += chunk;
                }
            }
            if (chunk == 0) {
                break;
            }
        }
        return acts;
    }

    private static String kind(String violation) {
        int colon = violation.indexOf(':');
        return colon < 0 ? violation : violation.substring(0, colon);
    }
}
