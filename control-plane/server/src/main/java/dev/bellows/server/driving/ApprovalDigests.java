package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.server.driving.StoredPlan.ClassDigests;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an approval binds: migration, strategy, phase group, the set of plan classes, selector and the most targets it covers. Pure.
 */
public final class ApprovalDigests {
    private ApprovalDigests() {}

    /** One digest per phase group that can be approved. */
    public static SortedMap<PhaseGroup, Digest> of(
            Digest migration, Digest strategy, SortedMap<Integer, ClassDigests> classes, String selector, int cap) {
        TreeMap<PhaseGroup, Digest> digests = new TreeMap<>();
        for (Phase phase : new Phase[] {Phase.EXPAND, Phase.CONTRACT, Phase.CLEANUP}) {
            PhaseGroup group = PhaseGroup.of(phase);
            String plans = classes.values().stream()
                    .map(one -> one.of(phase).text())
                    .sorted()
                    .distinct()
                    .collect(Collectors.joining(","));
            digests.put(
                    group,
                    Digest.of(String.join(
                            "\n", migration.text(), strategy.text(), group.name(), plans, selector, "cap " + cap)));
        }
        return digests;
    }
}
