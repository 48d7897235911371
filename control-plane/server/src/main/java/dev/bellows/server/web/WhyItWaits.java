package dev.bellows.server.web;

import dev.bellows.document.TargetName;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.Turns;
import java.util.Comparator;
import java.util.List;

/** Reasons in the order of their worth to a reader, who may see no more than the first few. Pure. */
final class WhyItWaits {
    private WhyItWaits() {}

    /** What stopped, then what works or waits for something, then who waits for those; each in the order given. */
    static List<Views.Waiting> of(RolloutState state, List<Views.TargetLine> members) {
        return members.stream()
                .filter(line -> !line.why().isEmpty())
                .sorted(Comparator.comparingInt(line -> rank(state, line)))
                .map(line -> new Views.Waiting(line.target(), line.why()))
                .toList();
    }

    private static int rank(RolloutState state, Views.TargetLine line) {
        boolean stopped = line.problem() != null
                || line.state().equals(TargetState.FAILED.name())
                || line.state().equals(TargetState.UNKNOWN.name());
        if (stopped) {
            return 0;
        }
        TargetName name = new TargetName(line.target());
        boolean turn = state.runs().stream()
                .anyMatch(run -> Turns.before(state, run, name)
                        .filter(line.why()::equals)
                        .isPresent());
        return turn ? 2 : 1;
    }
}
