package dev.bellows.server.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.adoption.Above;
import dev.bellows.rollout.adoption.Asked;
import dev.bellows.rollout.adoption.Look;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore.Tx;
import dev.bellows.server.adoption.Adoption.Answer;
import dev.bellows.server.adoption.Adoption.InTheWay;
import dev.bellows.server.adoption.Adoption.Question;
import dev.bellows.server.adoption.Adoption.TargetEvidence;
import dev.bellows.server.adoption.Adoption.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** can-i-deploy, -contract, -rollback, -revert. Read-only; thread-safe. */
final class Questions {
    private final Narrowing narrowing;

    Questions(Narrowing narrowing) {
        this.narrowing = narrowing;
    }

    /**
     * @param waits per target what has to come before, whoever reads
     * @param uncertain targets whose agent cannot look at them any more, or that are out of step, each with its words
     */
    Verdict ask(
            Tx tx,
            Question question,
            int version,
            Optional<String> service,
            List<Window> windows,
            Map<TargetName, Precedence.Waits> waits,
            Map<TargetName, String> uncertain) {
        List<InTheWay> inTheWay = new ArrayList<>();
        List<TargetEvidence> evidence = new ArrayList<>();
        boolean no = windows.isEmpty();
        for (Window window : windows) {
            Optional<String> before =
                    Optional.ofNullable(waits.get(window.target())).map(Precedence.Waits::why);
            boolean first = Optional.ofNullable(waits.get(window.target()))
                    .filter(Precedence.Waits::first)
                    .isPresent();
            // Of a rollback the rollouts know more than the window: what is contracted may be cleaned up already.
            Optional<InTheWay> state = (question == Question.ROLLBACK || first
                            ? before.or(() -> state(question, version, window))
                            : state(question, version, window).or(() -> before))
                    .map(why -> window(window, why));
            no |= state.isPresent();
            state.ifPresent(inTheWay::add);
            if (state.isEmpty() && uncertain.containsKey(window.target())) {
                inTheWay.add(window(window, uncertain.get(window.target())));
            }
            Optional<Asked> asked = state.isPresent() ? Optional.empty() : asked(question, version, window);
            if (asked.isPresent()) {
                Look look = narrowing.look(tx, window.target(), asked.get());
                evidence.add(new TargetEvidence(window.target(), look.basis()));
                List<Look.Obstacle> relevant = look.inTheWay().stream()
                        .filter(one -> service.isEmpty()
                                || !one.kind().equals("claim")
                                || one.service().equals(service.get()))
                        .toList();
                relevant.forEach(one -> inTheWay.add(view(one, window)));
                no |= relevant.stream().anyMatch(one -> !one.inconclusive());
            }
        }
        Answer answer = no ? Answer.NO : inTheWay.isEmpty() ? Answer.YES : Answer.INCONCLUSIVE;
        return new Verdict(
                answer,
                inTheWay,
                evidence,
                explain(question, version, answer, windows),
                wayOut(question, version, answer, windows, waits));
    }

    /** What in the window itself forbids it. */
    private static Optional<String> state(Question question, int version, Window window) {
        VersionRange range = window.inForce().orElse(window.range());
        boolean narrows = question == Question.CONTRACT || question == Question.ROLLBACK;
        if (narrows && !window.seen().reconcile().isEmpty()) {
            return Optional.of("it is in RECONCILE: " + window.seen().reconcile() + "; bellows target reconcile "
                    + window.target() + " --accept --reason TEXT");
        }
        return switch (question) {
            case DEPLOY -> says(!range.contains(version), "serves " + range);
            case CONTRACT -> says(window.range().max() < version, "does not serve version " + version + " yet");
            case ROLLBACK -> rollback(version, window);
            case REVERT ->
                says(
                        !window.reverts(version),
                        "the newest contracted version is " + window.range().min());
        };
    }

    /** What goes back before the version does. */
    private static Optional<String> above(List<Window> windows, int version) {
        return windows.stream()
                .flatMap(window -> Above.of(window, Phase.ROLLBACK, version).stream()
                        .map(above ->
                                "bellows rollout " + above.back().word() + " " + window.line() + "/" + above.version()))
                .findFirst();
    }

    private static InTheWay window(Window window, String why) {
        return new InTheWay("window", "", "", "", 0, window.target().name(), "", "", Optional.empty(), why);
    }

    private static Optional<String> rollback(int version, Window window) {
        if (window.past().expanded() > version) {
            return Optional.of(
                    "version " + window.past().expanded() + " must be rolled back first: bellows rollout rollback "
                            + window.line() + "/" + window.past().expanded());
        }
        return says(
                window.range().min() >= version,
                "version " + version + " is contracted; what it hid is shown again first");
    }

    private static Optional<String> says(boolean forbidden, String why) {
        return forbidden ? Optional.of(why) : Optional.empty();
    }

    private static Optional<Asked> asked(Question question, int version, Window window) {
        VersionRange range = window.range();
        return switch (question) {
            case CONTRACT ->
                Optional.of(new Asked(
                        new VersionRange(Math.max(range.min(), version), range.max()), Phase.CONTRACT, version));
            case ROLLBACK ->
                Optional.of(new Asked(
                        new VersionRange(range.min(), Math.min(range.max(), version - 1)), Phase.ROLLBACK, version));
            case DEPLOY, REVERT -> Optional.empty();
        };
    }

    private static InTheWay view(Look.Obstacle one, Window window) {
        return new InTheWay(
                one.kind(),
                one.service(),
                one.instance(),
                one.incarnation(),
                one.version(),
                window.target().name(),
                one.server(),
                one.role(),
                one.lastSeen(),
                one.why());
    }

    private static String explain(Question question, int version, Answer answer, List<Window> windows) {
        if (windows.isEmpty()) {
            return "No target of this line has been seen.";
        }
        String verb = question.name().toLowerCase(java.util.Locale.ROOT);
        return switch (answer) {
            case YES ->
                "Nobody stands in the way of " + verb + " of version " + version + " on " + windows.size()
                        + " targets.";
            case NO -> "Something stands in the way of " + verb + " of version " + version + ".";
            case INCONCLUSIVE ->
                "Nobody can say yet whether " + verb + " of version " + version + " is safe: evidence is missing.";
        };
    }

    private static String wayOut(
            Question question,
            int version,
            Answer answer,
            List<Window> windows,
            Map<TargetName, Precedence.Waits> waits) {
        if (answer == Answer.YES) {
            return "";
        }
        if (!waits.isEmpty()) {
            return waits.values().iterator().next().command();
        }
        Optional<String> above = question == Question.ROLLBACK ? above(windows, version) : Optional.empty();
        if (above.isPresent()) {
            return above.get();
        }
        return switch (question) {
            case DEPLOY ->
                windows.isEmpty()
                        ? "bellows get targets"
                        : windows.stream().anyMatch(window -> window.range().max() < version)
                                ? "bellows status " + windows.getFirst().line() + "/" + version + " --wait migrated"
                                : "bellows get windows";
            case CONTRACT, ROLLBACK ->
                "stop or upgrade the instances named; for a role: type the command beside it, or revoke its rights; for time: wait";
            case REVERT -> "bellows get windows";
        };
    }
}
