package dev.bellows.rollout.adoption;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Whether a claim's instance is gone from a target. Silence is not absence. Pure. */
final class Absence {

    /** The answer. */
    enum Verdict {
        PRESENT,
        GONE,
        /** Only a person can say. */
        INCONCLUSIVE
    }

    /** An answer and its reason, for people. */
    record Finding(Verdict verdict, String why) {}

    private final AdoptionPolicy policy;
    private final Instant hearingSince;
    private final Instant now;

    /**
     * @param hearingSince since when every gateway has been able to hear; a start, take-over or outage restarts it
     */
    Absence(AdoptionPolicy policy, Instant hearingSince, Instant now) {
        this.policy = policy;
        this.hearingSince = hearingSince;
        this.now = now;
    }

    Finding of(Claim claim, Window window, Optional<Evidence> evidence) {
        if (claim.goodbyeAt().isPresent()) {
            return afterGoodbye(claim, claim.goodbyeAt().get(), evidence);
        }
        Duration period = period(claim);
        Instant silentSince = later(claim.lastHeardAt(), hearingSince);
        if (now.isBefore(claim.lastHeardAt().plus(period))) {
            return new Finding(Verdict.PRESENT, "it is alive: heard of within the last " + words(period));
        }
        if (now.isBefore(silentSince.plus(period))) {
            return new Finding(Verdict.PRESENT, "silent, but the control plane listens only since " + hearingSince);
        }
        if (!claim.rowRead().contains(window.seen().identityToken())) {
            return new Finding(Verdict.INCONCLUSIVE, "silent, and it never said that it read the window row here");
        }
        return afterSilence(claim, period, silentSince, evidence);
    }

    private Duration period(Claim claim) {
        Duration own = claim.timeToLive().orElse(Duration.ZERO);
        return own.compareTo(policy.presumedDeadAfter()) > 0 ? own : policy.presumedDeadAfter();
    }

    private Finding afterSilence(Claim claim, Duration period, Instant silentSince, Optional<Evidence> evidence) {
        Optional<String> gap = gap(evidence);
        if (gap.isPresent() || evidence.isEmpty()) {
            return new Finding(Verdict.INCONCLUSIVE, "silent, but " + gap.orElse("no sessions were watched"));
        }
        Instant watched = later(silentSince, evidence.get().watchedSince());
        Optional<Instant> seen = lastSession(claim, evidence.get());
        if (seen.filter(last -> now.isBefore(last.plus(period))).isPresent()) {
            return new Finding(
                    Verdict.PRESENT, "silent, but a session of it was seen within the last " + words(period));
        }
        if (now.isBefore(watched.plus(period))) {
            return new Finding(
                    Verdict.PRESENT, "silent, but its sessions have not been watched for " + words(period) + " yet");
        }
        return new Finding(Verdict.GONE, "silent and without a session for " + words(period));
    }

    private Finding afterGoodbye(Claim claim, Instant goodbye, Optional<Evidence> evidence) {
        Optional<String> gap = gap(evidence);
        if (gap.isPresent() || evidence.isEmpty()) {
            return new Finding(Verdict.INCONCLUSIVE, "said goodbye, but " + gap.orElse("no sessions were watched"));
        }
        if (!evidence.get().receivedAt().isAfter(goodbye)) {
            return new Finding(Verdict.PRESENT, "said goodbye; the next look at the sessions has to confirm it");
        }
        // A time of the target lands on the store's clock late by the report's way, so a session that ended just before
        // the goodbye
        // may seem to follow it; the period of silence settles that.
        Instant silent = now.minus(policy.presumedDeadAfter());
        boolean still = lastSession(claim, evidence.get())
                .filter(seen -> seen.isAfter(goodbye) && seen.isAfter(silent))
                .isPresent();
        return still
                ? new Finding(Verdict.PRESENT, "said goodbye, but still has a session")
                : new Finding(Verdict.GONE, "said goodbye");
    }

    private static Optional<Instant> lastSession(Claim claim, Evidence evidence) {
        return evidence.report().incarnations().stream()
                .filter(seen -> seen.incarnation().equals(claim.incarnation()))
                .map(seen -> evidence.onStoreClock(seen.lastSeen()))
                .max(Instant::compareTo);
    }

    /** Why evidence counts for nothing now; empty when it counts. */
    Optional<String> gap(Optional<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Optional.of("no session evidence has come from its agent");
        }
        Evidence newest = evidence.get();
        if (newest.receivedAt().plus(policy.evidenceStale()).isBefore(now)) {
            return Optional.of("the newest session evidence is of " + newest.receivedAt());
        }
        return newest.report().unknown().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "not scanned: " + String.join(", ", newest.report().unknown()));
    }

    /**
     * A duration in texts for people: {@code 15m}. Texts here hold no moment that moves by itself: each new reason for waiting is an
     * event, and one per heartbeat would bury all others.
     */
    static String words(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
