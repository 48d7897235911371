package dev.bellows.rollout.adoption;

import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends claims whose instances are gone from every target, so that nothing waits for them any more: neither a target that wants to join,
 * nor a person who reads the list. The same rule of absence decides as before a Narrowing; silence alone ends nothing. Thread-safe
 * because it holds only the policy.
 */
public final class Endings {
    private final AdoptionPolicy policy;

    public Endings(AdoptionPolicy policy) {
        this.policy = policy;
    }

    /**
     * What became of one claim.
     *
     * @param ended whether it ended now
     * @param inconclusive per target why only a person can say, empty when nobody has to
     */
    public record Settled(String incarnation, boolean ended, String inconclusive) {}

    /**
     * Looks at claims that said goodbye or are silent, in one transaction that locks each of them; windows and evidence are read once.
     *
     * @param incarnations in ascending order, the order in which claims are locked
     */
    public List<Settled> settle(WindowStore.Tx tx, List<String> incarnations) {
        Map<TargetName, Optional<Window>> windows = new HashMap<>();
        Map<TargetName, Optional<Evidence>> evidence = new HashMap<>();
        List<Settled> settled = new ArrayList<>();
        for (String incarnation : incarnations) {
            Optional<Claim> claim = tx.claim(incarnation, WindowStore.Lock.UPDATE)
                    .filter(known -> known.endedAt().isEmpty());
            if (claim.isPresent()) {
                settled.add(settle(tx, claim.get(), windows, evidence));
            }
        }
        return settled;
    }

    private Settled settle(
            WindowStore.Tx tx,
            Claim claim,
            Map<TargetName, Optional<Window>> windows,
            Map<TargetName, Optional<Evidence>> evidence) {
        Absence absence = new Absence(policy, tx.hearingSince(), tx.now());
        Claim next = claim;
        boolean left = false;
        List<String> open = new ArrayList<>();
        for (TargetName name : targets(tx, claim)) {
            Optional<Window> window = windows.computeIfAbsent(name, it -> tx.window(it, WindowStore.Lock.NONE))
                    .filter(claim::countsOn);
            if (window.isPresent()) {
                Absence.Finding finding = absence.of(claim, window.get(), evidence.computeIfAbsent(name, tx::evidence));
                switch (finding.verdict()) {
                    case GONE -> next = claim.goodbyeAt().isPresent() ? next.goneFrom(name) : next;
                    case PRESENT -> left = true;
                    case INCONCLUSIVE -> open.add(name + ": " + finding.why());
                }
            }
        }
        boolean ended = !left && open.isEmpty() && mayEnd(claim, tx.now());
        if (ended) {
            next = next.ended(tx.now(), claim.goodbyeAt().isPresent() ? "goodbye" : "silent on every target");
        }
        if (!next.equals(claim)) {
            tx.save(next);
        }
        return new Settled(claim.incarnation(), ended, String.join("; ", open));
    }

    private static List<TargetName> targets(WindowStore.Tx tx, Claim claim) {
        return claim.targets().isEmpty() ? tx.targets(claim.line(), claim.environment()) : claim.targets();
    }

    /** Where there is no window, nothing speaks of its sessions; its own time has to have passed all the same. */
    private boolean mayEnd(Claim claim, Instant now) {
        return claim.goodbyeAt().isPresent()
                || now.isAfter(claim.lastHeardAt()
                        .plus(policy.presumedDeadAfter())
                        .plus(claim.timeToLive().orElse(java.time.Duration.ZERO)));
    }
}
