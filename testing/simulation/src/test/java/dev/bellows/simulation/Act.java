package dev.bellows.simulation;

import dev.bellows.rollout.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Something that people, services or fate do at a moment. A scenario is a list of them, so that a story can be shrunk by leaving some
 * out.
 *
 * @param atMillis when, since the beginning
 * @param who name of the service, agent or target; empty for the control plane
 * @param number version, duration in milliseconds, or nothing
 */
record Act(long atMillis, Kind kind, String who, long number) {
    /** Faults before this moment, none after. */
    static final long CALM_MILLIS = 300_000;

    private static final Set<Kind> VERBS = EnumSet.range(Kind.START, Kind.RESUME);

    enum Kind {
        START,
        CONTRACT,
        ROLLBACK,
        REVERT,
        ABORT,
        RETRY,
        PAUSE,
        RESUME,
        SERVICE_STARTS,
        SERVICE_STARTS_BLIND,
        SERVICE_SAYS_GOODBYE,
        SERVICE_DIES,
        SERVICE_FREEZES,
        SERVICE_CUT,
        AGENT_DIES,
        AGENT_FREEZES,
        AGENT_CUT,
        CONTROL_PLANE_DIES,
        NETWORK_LOSES,
        TARGET_SLOW,
        STORE_SLOW,
        STORE_CLOCK_JUMPS,
        TARGET_CLOCK_JUMPS,
        AGENT_CLOCK_JUMPS
    }

    /** The scenario of a seed. */
    static List<Act> scenario(long seed) {
        SplittableRandom chance = Timeline.chance(seed, "scenario");
        List<Act> acts = new ArrayList<>();
        acts.add(new Act(3_000, Kind.START, "", 0));
        long contract = chance.nextLong(50_000, 170_000);
        acts.add(new Act(contract, Kind.CONTRACT, "", 0));
        acts.add(new Act(contract + chance.nextLong(20_000, 80_000), Kind.CONTRACT, "", 0));
        services(chance, acts, contract);
        people(chance, acts, contract);
        int faults = chance.nextInt(9);
        for (int i = 0; i < faults; i++) {
            acts.add(fault(chance, contract));
        }
        acts.sort((a, b) -> Long.compare(a.atMillis, b.atMillis));
        return acts;
    }

    private static void services(SplittableRandom chance, List<Act> acts, long contract) {
        for (String name : List.of("pod-a", "pod-b", "pod-c")) {
            long at = chance.nextLong(500, 20_500);
            int version = 17;
            int lives = 2 + chance.nextInt(3);
            for (int i = 0; i < lives; i++) {
                Kind starts = chance.nextInt(6) == 0 ? Kind.SERVICE_STARTS_BLIND : Kind.SERVICE_STARTS;
                acts.add(new Act(at, starts, name, version));
                long ends = i == 0 ? 15_000 + chance.nextLong(contract) : at + chance.nextLong(5_000, 95_000);
                Kind how = chance.nextInt(3) == 0 ? Kind.SERVICE_DIES : Kind.SERVICE_SAYS_GOODBYE;
                acts.add(new Act(Math.max(at + 1_000, ends), how, name, 0));
                boolean race = chance.nextInt(4) == 0;
                at = race
                        ? contract - 1_000 + chance.nextLong(4_000)
                        : Math.max(at + 1_000, ends) + chance.nextLong(9_000);
                at = Math.max(at, ends + 10);
                version = chance.nextInt(3) == 0 ? 17 : 18;
            }
        }
    }

    private static void people(SplittableRandom chance, List<Act> acts, long contract) {
        Kind[] verbs = {
            Kind.ROLLBACK, Kind.REVERT, Kind.REVERT, Kind.ABORT, Kind.RETRY, Kind.PAUSE, Kind.RESUME, Kind.CONTRACT
        };
        int count = chance.nextInt(5);
        for (int i = 0; i < count; i++) {
            long at = chance.nextBoolean() ? contract + chance.nextLong(60_000) : chance.nextLong(4_000, 294_000);
            String who = chance.nextInt(3) == 0 ? "shop-" + (1 + chance.nextInt(2)) : "";
            acts.add(new Act(at, verbs[chance.nextInt(verbs.length)], who, 0));
        }
    }

    private static Act fault(SplittableRandom chance, long contract) {
        long at = chance.nextBoolean() ? contract - 5_000 + chance.nextLong(60_000) : chance.nextLong(1_000, 281_000);
        long lasts = chance.nextInt(3) == 0 ? chance.nextLong(20_000, 90_000) : chance.nextLong(500, 15_500);
        String pod = "pod-" + "abc".charAt(chance.nextInt(3));
        String agent = "agent-" + (1 + chance.nextInt(2));
        String target = "shop-" + (1 + chance.nextInt(2));
        long jump = (chance.nextInt(3) == 0 ? 1 : -1) * chance.nextLong(120_000);
        return switch (chance.nextInt(14)) {
            case 0 -> new Act(at, Kind.SERVICE_FREEZES, pod, lasts);
            case 1, 2 -> new Act(at, Kind.SERVICE_CUT, pod, lasts);
            case 3, 4 -> new Act(at, Kind.AGENT_DIES, agent, lasts);
            case 5, 6 -> new Act(at, Kind.AGENT_FREEZES, agent, lasts);
            case 7 -> new Act(at, Kind.AGENT_CUT, agent, lasts);
            case 8, 9 -> new Act(at, Kind.CONTROL_PLANE_DIES, "", lasts);
            case 10 -> new Act(at, Kind.NETWORK_LOSES, "", lasts);
            case 11 -> new Act(at, Kind.TARGET_SLOW, target, lasts);
            case 12 -> new Act(at, Kind.STORE_SLOW, "", lasts);
            default ->
                switch (chance.nextInt(3)) {
                    case 0 -> new Act(at, Kind.STORE_CLOCK_JUMPS, "", Math.abs(jump));
                    case 1 -> new Act(at, Kind.TARGET_CLOCK_JUMPS, target, jump);
                    default -> new Act(at, Kind.AGENT_CLOCK_JUMPS, agent, jump);
                };
        };
    }

    Verb verb() {
        return Verb.valueOf(kind.name());
    }

    boolean isVerb() {
        return VERBS.contains(kind);
    }
}
