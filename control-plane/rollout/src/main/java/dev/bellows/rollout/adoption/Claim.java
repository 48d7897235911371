package dev.bellows.rollout.adoption;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one incarnation of a service instance registered. Immutable.
 *
 * @param incarnation ULID, new at every start
 * @param service name of the service
 * @param instance name of the instance, may come back
 * @param line schema line
 * @param environment environment
 * @param version version the build was made for
 * @param reach versions it can live with
 * @param targets targets it uses, empty for all of line and environment
 * @param secretDigest digest of its secret
 * @param proven whether it ever showed the secret
 * @param rowRead identity tokens of databases whose row it has read
 * @param registeredAt first registration
 * @param lastHeardAt last sign of life
 * @param timeToLive for claims without a stream
 * @param goodbyeAt when it said goodbye
 * @param endedAt when it ended everywhere
 * @param endReason why, empty while it lives
 * @param absentFrom targets from which it was found to be gone
 */
public record Claim(
        String incarnation,
        String service,
        String instance,
        SchemaLine line,
        String environment,
        int version,
        VersionRange reach,
        List<TargetName> targets,
        String secretDigest,
        boolean proven,
        SortedSet<String> rowRead,
        Instant registeredAt,
        Instant lastHeardAt,
        Optional<Duration> timeToLive,
        Optional<Instant> goodbyeAt,
        Optional<Instant> endedAt,
        String endReason,
        SortedSet<TargetName> absentFrom) {
    public Claim {
        targets = List.copyOf(targets);
        rowRead = Collections.unmodifiableSortedSet(new TreeSet<>(rowRead));
        absentFrom = Collections.unmodifiableSortedSet(new TreeSet<>(absentFrom));
    }

    /** Whether a look at that window finds it: of its line and environment, named or all, and neither ended nor found gone there. */
    public boolean countsOn(Window window) {
        return endedAt.isEmpty()
                && window.isOf(line, environment)
                && !absentFrom.contains(window.target())
                && (targets.isEmpty() || targets.contains(window.target()));
    }

    /** Whether it must register again before it is served. */
    public boolean mustRegister() {
        return endedAt.isPresent() || goodbyeAt.isPresent() || !absentFrom.isEmpty();
    }

    /** Who it is, for people. */
    public String who() {
        return service + "/" + instance + " (version " + version + ")";
    }

    Claim heard(Instant at) {
        Instant latest = at.isAfter(lastHeardAt) ? at : lastHeardAt;
        return change(true, rowRead, latest, goodbyeAt, endedAt, endReason, absentFrom);
    }

    Claim read(String identityToken) {
        TreeSet<String> tokens = new TreeSet<>(rowRead);
        tokens.add(identityToken);
        return change(true, tokens, lastHeardAt, goodbyeAt, endedAt, endReason, absentFrom);
    }

    Claim saidGoodbye(Instant at) {
        return change(true, rowRead, lastHeardAt, Optional.of(goodbyeAt.orElse(at)), endedAt, endReason, absentFrom);
    }

    Claim goneFrom(TargetName target) {
        TreeSet<TargetName> gone = new TreeSet<>(absentFrom);
        gone.add(target);
        return change(proven, rowRead, lastHeardAt, goodbyeAt, endedAt, endReason, gone);
    }

    Claim ended(Instant at, String reason) {
        return change(proven, rowRead, lastHeardAt, goodbyeAt, Optional.of(endedAt.orElse(at)), reason, absentFrom);
    }

    private Claim change(
            boolean showed,
            SortedSet<String> tokens,
            Instant heardAt,
            Optional<Instant> goodbye,
            Optional<Instant> ended,
            String reason,
            SortedSet<TargetName> gone) {
        return new Claim(
                incarnation,
                service,
                instance,
                line,
                environment,
                version,
                reach,
                targets,
                secretDigest,
                showed,
                tokens,
                registeredAt,
                heardAt,
                timeToLive,
                goodbye,
                ended,
                reason,
                gone);
    }
}
