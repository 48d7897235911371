package dev.bellows.rollout.adoption;

import dev.bellows.document.Digest;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The transactions of claims: registering and resuming under the window rows' share locks, signs of life, goodbyes, a person's word.
 * Thread-safe because it holds nothing.
 */
public final class Registrar {
    private static final Duration WHILE_CLOSING = Duration.ofSeconds(1);
    private static final Duration WHILE_REOPENING = Duration.ofMillis(250);
    private static final Duration WHILE_SET_ASIDE = Duration.ofSeconds(5);

    /** Verdict on one target, or the worst over all. */
    public enum Verdict {
        YES,
        RETRY_LATER,
        NO
    }

    /**
     * A registration.
     *
     * @param targets named targets, empty for all of line and environment
     * @param secret secret of a claim that is resumed, empty at the first try
     * @param freshSecret what the claim's secret becomes when it is new
     * @param rowRead identity tokens of databases whose row was read
     */
    public record Request(
            String incarnation,
            String service,
            String instance,
            SchemaLine line,
            String environment,
            int version,
            VersionRange reach,
            List<TargetName> targets,
            Optional<String> secret,
            String freshSecret,
            Optional<Duration> timeToLive,
            List<String> rowRead) {
        public Request {
            targets = List.copyOf(targets);
            rowRead = List.copyOf(rowRead);
        }
    }

    /**
     * Verdict on one target with the window in force.
     *
     * @param setAside whether it is not served only because its database is behind what the store knows (RECONCILE): that says nothing
     *     about the other targets, and keeps no instance from them
     */
    public record TargetVerdict(
            TargetName target,
            String identityToken,
            Verdict verdict,
            VersionRange window,
            String why,
            boolean setAside) {}

    /**
     * Answer to a registration.
     *
     * @param verdict worst over the targets that are not set aside; over all where every one is
     * @param secret the claim's secret, only when it is new
     * @param registered whether a claim is recorded, and no goodbye, silence or person has ended it
     */
    public record Answer(
            Verdict verdict,
            List<TargetVerdict> targets,
            Optional<String> secret,
            Duration retryAfter,
            String reason,
            boolean registered) {
        public Answer {
            targets = List.copyOf(targets);
        }
    }

    /** Registers or resumes: reads under share locks and writes in the same transaction. */
    public Answer register(WindowStore.Tx tx, Request request) {
        List<TargetVerdict> verdicts = verdicts(tx, request, WindowStore.Lock.SHARE);
        Optional<Claim> known = tx.claim(request.incarnation(), WindowStore.Lock.UPDATE);
        if (known.filter(claim -> !mayResume(claim, request)).isPresent()) {
            String why = "another process has registered this incarnation, or the secret is not its own";
            return new Answer(Verdict.NO, List.of(), Optional.empty(), WHILE_CLOSING, why, false);
        }
        String who = request.service() + "/" + request.instance() + " (version " + request.version() + ")";
        verdicts.stream()
                .filter(verdict -> verdict.verdict() == Verdict.RETRY_LATER && !verdict.setAside())
                .forEach(verdict -> tx.arrived(verdict.target(), who));
        // A claim only ever keeps windows open, so that one may be recorded while a database is set aside; the row's
        // own
        // no guards the connections to it.
        if (worst(counting(verdicts)) != Verdict.YES) {
            return answer(
                    verdicts,
                    Optional.empty(),
                    known.filter(claim -> !claim.mustRegister()).isPresent());
        }
        boolean keeps = known.filter(claim -> request.secret().isPresent()).isPresent();
        tx.save(accepted(tx.now(), request, known, keeps));
        return answer(verdicts, keeps ? Optional.empty() : Optional.of(request.freshSecret()), true);
    }

    /** The present answer for a claim; takes no lock and writes nothing. Empty for one that has to register again. */
    public Optional<Answer> answer(WindowStore.Tx tx, String incarnation) {
        return tx.claim(incarnation, WindowStore.Lock.NONE)
                .filter(claim -> !claim.mustRegister())
                .map(claim -> {
                    List<TargetVerdict> verdicts = verdicts(tx, again(claim), WindowStore.Lock.NONE);
                    return answer(verdicts, Optional.empty(), !claim.mustRegister());
                });
    }

    private static Request again(Claim claim) {
        return new Request(
                claim.incarnation(),
                claim.service(),
                claim.instance(),
                claim.line(),
                claim.environment(),
                claim.version(),
                claim.reach(),
                claim.targets(),
                Optional.empty(),
                "",
                claim.timeToLive(),
                List.copyOf(claim.rowRead()));
    }

    /**
     * A first answer may be lost: until the secret was shown once, the same incarnation may ask again and gets a new one. Another
     * service may not: the incarnation stands in every session's tag, so that knowing it proves nothing.
     */
    private static boolean mayResume(Claim claim, Request request) {
        return claim.service().equals(request.service())
                && request.secret().map(secret -> secretIs(claim, secret)).orElse(!claim.proven());
    }

    /** Whether a secret is the claim's. */
    public static boolean secretIs(Claim claim, String secret) {
        return Digest.of(secret).text().equals(claim.secretDigest());
    }

    private static Claim accepted(Instant now, Request request, Optional<Claim> known, boolean keeps) {
        TreeSet<String> tokens = new TreeSet<>(request.rowRead());
        known.ifPresent(claim -> tokens.addAll(claim.rowRead()));
        return new Claim(
                request.incarnation(),
                request.service(),
                request.instance(),
                request.line(),
                request.environment(),
                request.version(),
                request.reach(),
                request.targets(),
                keeps
                        ? known.orElseThrow().secretDigest()
                        : Digest.of(request.freshSecret()).text(),
                keeps,
                tokens,
                known.map(Claim::registeredAt).orElse(now),
                now,
                request.timeToLive(),
                Optional.empty(),
                Optional.empty(),
                "",
                new TreeSet<>());
    }

    private static List<TargetVerdict> verdicts(WindowStore.Tx tx, Request request, WindowStore.Lock lock) {
        tx.roster(request.line(), request.environment(), lock);
        boolean named = !request.targets().isEmpty();
        List<TargetName> names = named
                ? List.copyOf(new TreeSet<>(request.targets()))
                : tx.targets(request.line(), request.environment());
        List<TargetVerdict> verdicts = new ArrayList<>();
        for (TargetName name : names) {
            Optional<Window> window = tx.window(name, lock);
            if (window.isEmpty() && named) {
                verdicts.add(unknown(name, "no target of that name has been seen"));
            }
            window.filter(here -> named || !here.seen().joining())
                    .ifPresent(here -> verdicts.add(
                            here.isOf(request.line(), request.environment())
                                    ? verdict(here, request.reach())
                                    : elsewhere(here, request)));
        }
        return verdicts;
    }

    private static TargetVerdict unknown(TargetName name, String why) {
        return new TargetVerdict(name, "", Verdict.NO, VersionRange.of(1), why, false);
    }

    /** No look at a window finds the claims of another line or environment: one that was named so would be served by nobody. */
    private static TargetVerdict elsewhere(Window window, Request request) {
        return unknown(
                window.target(),
                "it belongs to line " + window.line() + " in environment " + window.environment()
                        + ", the service names line " + request.line() + " in environment " + request.environment());
    }

    /** The rule for one window. Pure. */
    static TargetVerdict verdict(Window window, VersionRange reach) {
        boolean store = reach.meets(window.range());
        boolean both = store && window.inForce().filter(reach::meets).isPresent();
        boolean after = window.goal()
                .filter(goal -> goal.phase().narrows())
                .map(goal -> reach.meets(goal.range()))
                .orElse(true);
        boolean moving = window.state() != Window.State.OPEN;
        if (!store) {
            return say(window, Verdict.NO, "serves " + window.range());
        }
        if (moving && !after) {
            return say(window, Verdict.RETRY_LATER, "its window is " + window.state());
        }
        if (both) {
            return say(window, Verdict.YES, "");
        }
        String row = "its window row says " + window.seen().row();
        return window.seen().reconcile().isEmpty()
                ? say(window, Verdict.RETRY_LATER, row)
                : new TargetVerdict(
                        window.target(),
                        window.seen().identityToken(),
                        Verdict.RETRY_LATER,
                        window.seen().row(),
                        "it is in RECONCILE, and " + row,
                        true);
    }

    private static TargetVerdict say(Window window, Verdict verdict, String why) {
        VersionRange range = window.inForce().orElse(window.range());
        return new TargetVerdict(window.target(), window.seen().identityToken(), verdict, range, why, false);
    }

    /** The verdicts that decide whether the instance is served: one database that was restored stops nothing at the others. */
    private static List<TargetVerdict> counting(List<TargetVerdict> verdicts) {
        return verdicts.stream().filter(verdict -> !verdict.setAside()).toList();
    }

    private static Verdict worst(List<TargetVerdict> verdicts) {
        return verdicts.stream()
                .map(TargetVerdict::verdict)
                .max(Verdict::compareTo)
                .orElse(Verdict.YES);
    }

    private static Answer answer(List<TargetVerdict> verdicts, Optional<String> secret, boolean registered) {
        List<TargetVerdict> counting = counting(verdicts);
        Verdict worst = worst(counting.isEmpty() ? verdicts : counting);
        String reason = verdicts.stream()
                .filter(verdict -> verdict.verdict() == worst && worst != Verdict.YES)
                .findFirst()
                .map(verdict -> verdict.target() + ": " + verdict.why())
                .orElse("");
        Duration shortly = reason.contains("REOPENING") ? WHILE_REOPENING : WHILE_CLOSING;
        Duration wait = counting.isEmpty() && worst != Verdict.YES ? WHILE_SET_ASIDE : shortly;
        return new Answer(worst, verdicts, secret, wait, reason, registered);
    }

    /** A sign of life; false when the claim is unknown, has ended, or the secret is wrong: it must register again. */
    public boolean heard(WindowStore.Tx tx, String incarnation, String secret) {
        Optional<Claim> claim = proven(tx, incarnation, secret).filter(known -> !known.mustRegister());
        claim.ifPresent(known -> tx.save(known.heard(tx.now())));
        return claim.isPresent();
    }

    /** The instance has read the window row of a database. */
    public void rowRead(WindowStore.Tx tx, String incarnation, String secret, String identityToken) {
        proven(tx, incarnation, secret).ifPresent(claim -> tx.save(claim.read(identityToken)));
    }

    /** A goodbye counts for the incarnation it names alone, and ends the claim only once no session of it is seen. */
    public boolean goodbye(WindowStore.Tx tx, String incarnation, String secret) {
        Optional<Claim> claim = proven(tx, incarnation, secret);
        claim.ifPresent(known -> tx.save(known.saidGoodbye(tx.now())));
        return claim.isPresent();
    }

    private static Optional<Claim> proven(WindowStore.Tx tx, String incarnation, String secret) {
        return tx.claim(incarnation, WindowStore.Lock.UPDATE)
                .filter(claim -> claim.endedAt().isEmpty() && secretIs(claim, secret));
    }

    /**
     * A person says, by name, that an instance is gone; the reason is kept. It holds for one without a claim too, whose sessions were
     * seen; false for one that nobody ever saw: a name mistyped.
     */
    public boolean confirmGone(WindowStore.Tx tx, String incarnation, String person, String reason) {
        Optional<Claim> claim = tx.claim(incarnation, WindowStore.Lock.UPDATE);
        if (claim.isEmpty() && !tx.wasSeen(incarnation)) {
            return false;
        }
        claim.filter(known -> known.endedAt().isEmpty())
                .ifPresent(known -> tx.save(known.ended(tx.now(), "confirmed gone by " + person + ": " + reason)));
        tx.confirmGone(incarnation, person, reason);
        return true;
    }
}
