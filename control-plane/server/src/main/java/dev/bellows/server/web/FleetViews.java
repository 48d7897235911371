package dev.bellows.server.web;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.Turns;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.Adoption.WindowView;
import dev.bellows.server.fleet.Archive;
import dev.bellows.server.fleet.BadRows;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.telemetry.LatestTelemetry;
import dev.bellows.server.telemetry.ProgressSeen;
import dev.bellows.server.telemetry.TelemetrySeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins what is stored of a target with the newest telemetry. Thread-safe because it only reads. */
final class FleetViews {
    private final LatestTelemetry telemetry;

    FleetViews(LatestTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * One line for a target.
     *
     * @param rollout the rollout that concerns it now, if any
     */
    Views.TargetLine line(TargetRow target, @Nullable WindowView window, Optional<RolloutState> rollout) {
        Optional<PhaseRun> run = rollout.flatMap(state -> newestRun(state, target.name()));
        Optional<TargetRun> here = run.map(found -> found.targets().get(target.name()));
        Optional<Member> member = rollout.map(state -> state.members().get(target.name()));
        Optional<ProgressSeen> progress = progress(target.name(), rollout, run, here);
        Optional<TelemetrySeen> seen = telemetry.telemetry(target.name());
        return new Views.TargetLine(
                target.name().name(),
                target.line().name(),
                target.environment(),
                target.host(),
                target.labels(),
                rollout.map(state -> state.id().toString()).orElse(null),
                run.map(found -> found.phase().word()).orElse(null),
                here.map(found -> found.state().name()).orElse(target.state()),
                run.map(PhaseRun::number).orElse(0),
                here.map(TargetRun::attempt).orElse(0),
                wave(rollout, run, target.name()),
                step(here, progress),
                progress.map(found -> new Views.Rows(found.rowsDone(), found.rowsTotal(), found.rowsPerSecond()))
                        .orElse(null),
                progress.filter(found -> found.etaHighSeconds() >= 0)
                        .map(found -> new Views.Eta(found.etaLowSeconds(), found.etaHighSeconds()))
                        .orElse(null),
                why(target, window, rollout, run, here),
                progress.map(ProgressSeen::throttleReason).orElse(""),
                seen.map(TelemetrySeen::stallMillis).orElse(null),
                seen.map(TelemetrySeen::replicaLagMillis)
                        .filter(lag -> lag >= 0)
                        .orElse(null),
                window == null
                        ? null
                        : new Views.Window(
                                window.window().min(), window.window().max(), window.state()),
                target.agent(),
                target.agentConnected(),
                lastSeen(target),
                problem(target, here),
                member.flatMap(Member::hiddenAt).orElse(null),
                revertibleUntil(rollout, member),
                member.map(found -> found.standing().name()).orElse(null));
    }

    /** The last that its agent said about the target: a report, a look, or progress. By the store's clock: targets have their own. */
    private Instant lastSeen(TargetRow target) {
        return telemetry
                .heardAt(target.name(), target.readAt())
                .filter(heard -> heard.isAfter(target.reportedAt()))
                .orElse(target.reportedAt());
    }

    /** The run that says most about the target now: the one it is active or stuck in, else the newest it took part in. */
    private static Optional<PhaseRun> newestRun(RolloutState state, TargetName target) {
        if (state.leftContracting(target)) {
            // What was left half way says so, and not the cleanup that does not come.
            return state.runs().stream()
                    .filter(run ->
                            run.phase() == Phase.CONTRACT && run.targets().containsKey(target))
                    .reduce((first, second) -> second);
        }
        if (state.leftReverting(target)) {
            return state.runs().stream()
                    .filter(run -> run.phase() == Phase.REVERT || run.phase() == Phase.CONTRACT)
                    .filter(run -> run.targets().containsKey(target))
                    .reduce((first, second) -> second);
        }
        return state.activeRun(target).or(() -> {
            List<PhaseRun> with = state.runs().stream()
                    .filter(run -> run.targets().containsKey(target))
                    .toList();
            return with.stream()
                    .filter(run -> unfinished(run, target))
                    .findFirst()
                    .or(() -> with.isEmpty() ? Optional.empty() : Optional.of(with.getLast()));
        });
    }

    private static boolean unfinished(PhaseRun run, TargetName target) {
        TargetRun here = run.targets().get(target);
        return here != null && run.state().active() && here.state() != TargetState.SUCCEEDED;
    }

    private Optional<ProgressSeen> progress(
            TargetName target, Optional<RolloutState> rollout, Optional<PhaseRun> run, Optional<TargetRun> here) {
        boolean moving = here.filter(found -> found.state().active()).isPresent();
        return moving
                ? telemetry
                        .progress(target)
                        .filter(seen -> rollout.filter(state -> state.id().equals(seen.rollout()))
                                        .isPresent()
                                && run.filter(found -> found.phase() == seen.phase())
                                        .isPresent())
                : Optional.empty();
    }

    private static Views.@Nullable Step step(Optional<TargetRun> here, Optional<ProgressSeen> progress) {
        return here.filter(found -> found.step() > 0)
                .map(found -> new Views.Step(
                        found.step(),
                        found.steps(),
                        progress.map(ProgressSeen::stepTitle).orElse("")))
                .orElse(null);
    }

    private static int wave(Optional<RolloutState> rollout, Optional<PhaseRun> run, TargetName target) {
        if (rollout.isEmpty() || run.isEmpty()) {
            return 0;
        }
        PhasePlan plan = rollout.get().plans().get(run.get().phase());
        if (plan != null) {
            for (int i = 0; i < plan.waves().size(); i++) {
                if (plan.waves().get(i).members().contains(target)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private static String why(
            TargetRow target,
            @Nullable WindowView window,
            Optional<RolloutState> rollout,
            Optional<PhaseRun> run,
            Optional<TargetRun> here) {
        if (window != null && !window.why().isEmpty()) {
            return "RECONCILE: " + window.why();
        }
        if (target.refusedJson() != null) {
            return refused(target.refusedJson());
        }
        if (target.state().equals("UNREACHABLE")) {
            return unreachable(target);
        }
        if (target.halted().isPresent()) {
            return "halted in the database: " + target.halted().get();
        }
        if (target.problemJson() != null) {
            Views.Trouble found = trouble(target.problemJson());
            return found.code() + ": " + found.message();
        }
        Optional<String> waits = here.map(TargetRun::why).filter(why -> !why.isEmpty());
        boolean atWork = here.filter(found -> found.state().active()).isPresent();
        if (atWork && !target.agentConnected()) {
            // What it waited for may be over long since, and nobody there sees it.
            return away(target) + waits.map(why -> "; before that: " + why).orElse("");
        }
        return waits.or(() -> run.filter(found -> here.filter(row -> row.state() == TargetState.PENDING)
                                .isPresent())
                        .flatMap(found -> why(found)
                                .or(() -> rollout.flatMap(state -> Turns.before(state, found, target.name())))))
                .or(() -> rollout.filter(state -> state.leftUncontracted().contains(target.name()))
                        .map(state -> "not contracted here, and others are: bellows rollout contract " + state.id()))
                .orElseGet(() -> target.agentConnected() ? joining(target, window) : away(target));
    }

    private static String away(TargetRow target) {
        return "agent " + target.agent() + " is not connected";
    }

    private static String joining(TargetRow target, @Nullable WindowView window) {
        if (!target.state().equals("JOINING")) {
            return "";
        }
        return window == null
                ? "JOINING: its agent has reported no window row yet"
                : "JOINING: its window " + window.window() + " does not serve every live instance that would use it";
    }

    private static String refused(String json) {
        Views.Trouble refused = trouble(json);
        return "its agent is refused: " + refused.code() + ": " + refused.message() + " Try: " + refused.wayOut();
    }

    static String unreachable(TargetRow target) {
        if (target.problemJson() == null) {
            return "UNREACHABLE: its agent gave no reason";
        }
        Views.Trouble problem = trouble(target.problemJson());
        return "UNREACHABLE: " + problem.code() + ": " + problem.message();
    }

    /** Why a run lets none of its targets begin. */
    private static Optional<String> why(PhaseRun run) {
        return switch (run.state()) {
            case AWAITING_APPROVAL -> Optional.of(run.phase().word() + " waits for approval");
            case PAUSED -> Optional.of(String.join("; ", run.pauses()));
            case PLANNED, RUNNING, SUCCEEDED, HALTED, ABORTED -> Optional.empty();
        };
    }

    private static Views.@Nullable Trouble problem(TargetRow target, Optional<TargetRun> here) {
        Optional<Views.Trouble> failed = here.flatMap(TargetRun::trouble)
                .map(trouble -> new Views.Trouble(trouble.code(), trouble.message(), trouble.wayOut()));
        if (failed.isPresent() || target.problemJson() == null) {
            return failed.orElse(null);
        }
        return trouble(target.problemJson());
    }

    private static Views.Trouble trouble(String text) {
        var json = Json.tree(text);
        return new Views.Trouble(
                json.path("code").asText(),
                json.path("message").asText(),
                json.path("way_out").asText());
    }

    private static @Nullable Instant revertibleUntil(Optional<RolloutState> rollout, Optional<Member> member) {
        if (rollout.isEmpty() || member.isEmpty() || member.get().hiddenAt().isEmpty()) {
            return null;
        }
        PhasePlan cleanup = rollout.get().plans().get(Phase.CLEANUP);
        return cleanup == null ? null : member.get().hiddenAt().get().plus(cleanup.after());
    }

    static Views.BadRows badRows(BadRows one) {
        return new Views.BadRows(
                one.target().name(),
                one.rollout().toString(),
                one.phase().word(),
                one.ordinal(),
                one.step(),
                one.relation(),
                one.cause(),
                one.reason(),
                one.rows(),
                one.atLeast(),
                one.since(),
                one.query());
    }

    static Views.Archive archive(Archive one) {
        return new Views.Archive(
                one.target().name(),
                one.line().name(),
                one.version(),
                one.name(),
                one.relation(),
                one.column(),
                one.type(),
                one.key(),
                one.state(),
                one.rows(),
                one.checksum(),
                one.bytes(),
                one.since(),
                one.restored());
    }

    static Views.Claim claim(Adoption.ClaimView claim) {
        return new Views.Claim(
                claim.incarnation(),
                claim.service(),
                claim.instance(),
                claim.line().name(),
                claim.environment(),
                claim.version(),
                new Views.Range(claim.reach().min(), claim.reach().max()),
                claim.targets().stream().map(TargetName::name).toList(),
                claim.state(),
                claim.registeredAt(),
                claim.lastHeardAt(),
                claim.endedAt().orElse(null),
                claim.endReason(),
                claim.rowRead().stream().map(TargetName::name).toList(),
                claim.state().equals("INCONCLUSIVE") ? claim.why() : "");
    }

    /** Worst stall over targets, null when none was measured. */
    static @Nullable Long worstStall(List<Views.TargetLine> lines) {
        Long worst = null;
        for (Views.TargetLine line : lines) {
            Long stall = line.stallMs();
            worst = stall == null || (worst != null && worst >= stall) ? worst : stall;
        }
        return worst;
    }

    static Map<String, WindowView> byTarget(List<WindowView> windows) {
        return windows.stream()
                .collect(java.util.stream.Collectors.toMap(
                        window -> window.target().name(), window -> window, (first, second) -> second));
    }
}
