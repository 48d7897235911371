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

/** What must hold before a rollout goes on, and whether it does. Blocks in the store. */
final class Gates {
    private Gates() {}

    static List<View> of(RolloutState state, Adoption adoption) {
        List<View> gates = new ArrayList<>();
        state.plans().forEach((phase, plan) -> {
            if (plan.approvals() > 0) {
                boolean all = state.members().values().stream()
                        .allMatch(member -> state.approved()
                                .contains(new RolloutState.Approved(PhaseGroup.of(phase), member.planClass())));
                String why = all ? "" : plan.approvals() + " approvals are needed, none of them the author's";
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
