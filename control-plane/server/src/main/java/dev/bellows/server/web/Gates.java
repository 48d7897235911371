package dev.bellows.server.web;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.TargetState;
import dev.bellows.server.adoption.Adoption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What must hold before a rollout goes on, and whether it does. Blocks in the store. */
final class Gates {
    private Gates() {}

    static List<View> of(RolloutState state, SortedMap<PhaseGroup, Integer> needed, Adoption adoption) {
        List<View> gates = new ArrayList<>();
        state.plans().forEach((phase, plan) -> {
            PhaseGroup group = PhaseGroup.of(phase);
            if (needed.getOrDefault(group, 0) > 0) {
                boolean all = state.members().entrySet().stream()
                        .allMatch(member -> state.approvals().suffice(group, plan, member.getKey(), member.getValue()));
                String why = all ? "" : needed.get(group) + " approvals are needed, none of them the author's";
                gates.add(new View(state.id().toString(), phase.word(), "", "approval", all ? "PASS" : "PENDING", why));
            }
        });
        if (state.contracts() && !RolloutViews.over(state)) {
            gates.add(adoption(state, adoption));
        }
        for (PhaseRun run : state.runs()) {
            run.targets().forEach((target, here) -> {
                if (here.state() == TargetState.QUEUED) {
                    gates.add(new View(
                            state.id().toString(), run.phase().word(), target.name(), "queue", "PENDING", here.why()));
                }
            });
        }
        return gates;
    }

    private static View adoption(RolloutState state, Adoption adoption) {
        List<TargetName> members = List.copyOf(state.members().keySet());
        Adoption.Verdict verdict = adoption.ask(
                Adoption.Question.CONTRACT, state.id().line(), state.id().version(), Optional.empty(), members);
        String result = switch (verdict.answer()) {
            case YES -> "PASS";
            case NO -> "FAIL";
            case INCONCLUSIVE -> "INCONCLUSIVE";
        };
        return new View(state.id().toString(), Phase.CONTRACT.word(), "", "adoption", result, verdict.explanation());
    }

    /** One gate; {@code target} is empty when it concerns the whole rollout. */
    record View(String rollout, String phase, String target, String gate, String verdict, String why) {}
}
