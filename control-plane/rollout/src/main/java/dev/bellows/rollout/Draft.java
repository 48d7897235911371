package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/** A state in the making. Confined to one call of the core. */
final class Draft {
    final RolloutState from;
    final Instant now;
    private TreePMap<TargetName, Member> members;
    final List<PhaseRun> runs;
    final List<Effect> effects = new ArrayList<>();
    private RolloutEvent.ApprovalsRead approvals;

    Draft(RolloutState from, Instant now) {
        this.from = from;
        this.now = now.isBefore(from.lastEventAt()) ? from.lastEventAt() : now;
        this.members = Shared.of(from.members());
        this.runs = new ArrayList<>(from.runs());
        this.approvals = from.approvals();
    }

    RolloutState freeze() {
        return new RolloutState(
                from.id(),
                from.contracts(),
                from.plans(),
                members,
                runs,
                approvals.approved(),
                approvals.lacking(),
                now);
    }

    void approve(RolloutEvent.ApprovalsRead inForce) {
        approvals = inForce;
    }

    boolean approved(Phase phase, TargetName target) {
        PhaseGroup group = PhaseGroup.of(phase);
        return group == PhaseGroup.UNDO || approvals.suffice(group, plan(phase), target, member(target));
    }

    /** Whether the environment of a target asks for more than was planned. */
    boolean lacking(Phase phase, TargetName target) {
        return approvals.lacking().contains(new RolloutState.Lacking(PhaseGroup.of(phase), target));
    }

    SortedMap<TargetName, Member> members() {
        return members;
    }

    void put(TargetName name, Member member) {
        members = members.plus(name, member);
    }

    Member member(TargetName target) {
        Member member = members.get(target);
        if (member == null) {
            throw new IllegalStateException(target + " is in a run but no member of " + from.id());
        }
        return member;
    }

    /** Undoing moves as the phase it undoes, without its waves' order. */
    PhasePlan plan(Phase phase) {
        PhasePlan plan = from.plans().get(phase);
        if (plan == null) {
            throw new IllegalStateException(from.id() + " has no plan for " + phase);
        }
        return plan;
    }

    int newRun(Phase phase, Collection<TargetName> targets, RunState state) {
        int number = 1 + (int) runs.stream().filter(run -> run.phase() == phase).count();
        TreeMap<TargetName, TargetRun> fresh = new TreeMap<>();
        targets.forEach(target -> fresh.put(target, TargetRun.pending(now)));
        runs.add(new PhaseRun(
                phase,
                number,
                state,
                0,
                Optional.empty(),
                List.of(),
                fresh,
                Optional.empty(),
                Optional.empty(),
                false));
        return runs.size() - 1;
    }

    /** Index of a run, -1 when there is none. */
    int find(Phase phase, int number) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).phase() == phase && runs.get(i).number() == number) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the newest run in which the target is active, -1 when there is none. */
    int activeRun(TargetName target) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            TargetRun here = runs.get(i).targets().get(target);
            if (here != null && here.state().active()) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the newest CONTRACT or ROLLBACK run that holds the target's window closed, -1 when there is none. */
    int narrowingRun(TargetName target) {
        Member member = members.get(target);
        boolean closing = member != null
                && (member.standing() == Standing.CONTRACTING || member.standing() == Standing.ROLLING_BACK);
        for (int i = runs.size() - 1; i >= 0 && closing; i--) {
            TargetRun here = runs.get(i).targets().get(target);
            // One that is tried again waits for its turn, and the window is closed all the while.
            boolean held = here != null && here.state() != TargetState.SUCCEEDED && here.state() != TargetState.SKIPPED;
            if (held && runs.get(i).phase().narrows()) {
                return i;
            }
        }
        return -1;
    }

    TargetRun target(int run, TargetName name) {
        TargetRun here = runs.get(run).targets().get(name);
        if (here == null) {
            throw new IllegalStateException(name + " is not in run " + run + " of " + from.id());
        }
        return here;
    }

    void put(int run, TargetName name, TargetRun target) {
        runs.set(run, runs.get(run).with(name, target));
    }

    /** A run that had ended goes on, past its last wave in its last one: waves that were over and soaked are not waited for again. */
    void reopen(int run) {
        move(run, RunState.RUNNING);
        PhaseRun here = runs.get(run);
        int last = Math.max(0, plan(here.phase()).waves().size() - 1);
        runs.set(run, here.atWave(Math.min(here.wave(), last), Optional.empty()));
    }

    void move(int run, RunState next) {
        runs.set(run, runs.get(run).to(next, now));
    }
}
