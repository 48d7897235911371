package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.util.Optional;

/**
 * What a rollout makes of a target whose database went back in time once a person has accepted it: it stands where its window row says,
 * and what has to be done again is done in the same runs, as a new attempt. The database's own journal says what of it is there. Pure;
 * confined to one call of the core.
 */
final class Reconciling {
    private static final String WHY = "the database went back, and a person accepted it";

    private final Draft draft;
    private final TargetName target;
    private final Standing standing;

    private Reconciling(Draft draft, TargetName target, Standing standing) {
        this.draft = draft;
        this.target = target;
        this.standing = standing;
    }

    static Optional<String> decide(Draft draft, RolloutEvent.Reconciled found) {
        Member member = draft.members().get(found.target());
        if (member == null) {
            return Optional.of("no member");
        }
        Standing standing = standing(draft, found.target(), member.standing(), found.row());
        Standing before = standing == Standing.CONTRACTING ? Standing.MIGRATED : standing;
        Member next = standing == Standing.HIDDEN
                ? member.hidden(draft.now)
                : new Member(member.host(), member.planClass(), standing, before, Optional.empty());
        draft.put(found.target(), next);
        new Reconciling(draft, found.target(), standing).runs();
        return Optional.empty();
    }

    private static Standing standing(Draft draft, TargetName target, Standing before, VersionRange row) {
        int version = draft.from.id().version();
        // Objects may be there whatever the row says: what gives back goes on, and looks.
        // One that went back before that was over, serves the version again, and can be rolled back again.
        if (before == Standing.ROLLING_BACK || (before == Standing.ROLLED_BACK && row.max() < version)) {
            return before;
        }
        if (row.max() < version) {
            return Standing.BASE;
        }
        if (row.min() < version || !draft.from.contracts()) {
            return Standing.MIGRATED;
        }
        if (before == Standing.REVERTING) {
            return before;
        }
        // The row is closed before anything is hidden, and long before anything is dropped: what of it the database
        // still has only its
        // journal knows, so both are done again, and find what is there.
        if (newest(draft, target, Phase.CONTRACT) >= 0) {
            return Standing.CONTRACTING;
        }
        // Half contracted, and left so: what of it is hidden a revert shows, and nobody cleans up.
        return before == Standing.CLEANED || before == Standing.CONTRACTING ? before : Standing.HIDDEN;
    }

    /** The newest run of a phase in which the target has, or had, something to do; -1 without one. */
    private static int newest(Draft draft, TargetName target, Phase phase) {
        for (int run = draft.runs.size() - 1; run >= 0; run--) {
            PhaseRun here = draft.runs.get(run);
            if (here.phase() == phase && here.targets().containsKey(target)) {
                boolean gone = here.state() == RunState.ABORTED
                        || draft.target(run, target).state() == TargetState.SKIPPED;
                return gone ? -1 : run;
            }
        }
        return -1;
    }

    private void runs() {
        for (int run = 0; run < draft.runs.size(); run++) {
            PhaseRun here = draft.runs.get(run);
            TargetRun now = here.targets().get(target);
            if (now == null || here.state() == RunState.ABORTED) {
                continue;
            }
            boolean open = !now.state().finished() || now.state() == TargetState.FAILED;
            if (again(run, open) && now.state() != TargetState.SKIPPED) {
                draft.put(run, target, now.again(draft.now));
                if (here.state() == RunState.SUCCEEDED || here.state() == RunState.HALTED) {
                    draft.reopen(run);
                }
            } else if (open) {
                draft.put(run, target, now.to(TargetState.SKIPPED, WHY, draft.now));
            }
        }
    }

    /** Whether a run has work for the target (again): what leads on from where it stands, or back. */
    private boolean again(int run, boolean open) {
        Phase phase = draft.runs.get(run).phase();
        return switch (phase) {
            case EXPAND, MIGRATE -> standing == Standing.BASE;
            case CONTRACT -> standing == Standing.CONTRACTING && run == newest(draft, target, phase);
            case CLEANUP ->
                standing == Standing.CONTRACTING
                        ? run == newest(draft, target, phase)
                        : open && standing == Standing.HIDDEN;
            case ROLLBACK -> open && standing == Standing.ROLLING_BACK;
            case REVERT -> open && (standing == Standing.REVERTING || standing == Standing.CONTRACTING);
        };
    }
}
