package dev.bellows.server.web;

import dev.bellows.document.RolloutId;
import dev.bellows.document.Selector;
import dev.bellows.document.TargetName;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.RolloutState;
import dev.bellows.server.driving.Throttling;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.security.Role;
import dev.bellows.server.telemetry.ProgressSeen;
import dev.bellows.server.telemetry.SignalSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Calls that show and change the throttle of a rollout. Thread-safe; calls block. */
final class ThrottleCalls {
    private static final int MOST_SET = 64;
    private static final int LONGEST_VALUE = 40;

    private final Doors doors;

    ThrottleCalls(Doors doors) {
        this.doors = doors;
    }

    void register(Api api) {
        api.get("/rollouts/:line/:number/throttle", new Guard.Has(Role.VIEWER), this::get)
                .post("/rollouts/:line/:number/throttle", new Guard.Has(Role.OPERATOR), this::set);
    }

    private RolloutState state(RolloutId id) {
        return doors.rollouts()
                .rollout(id)
                .orElseThrow(() -> RolloutCalls.unknown(id))
                .state();
    }

    private Answer get(Call call) {
        RolloutId id = RolloutCalls.id(call);
        RolloutState state = state(id);
        List<TargetName> selected = selected(state, call.query("selector").orElse(""));
        List<TargetThrottle> targets = new ArrayList<>();
        doors.driving().throttles(id).forEach((target, throttle) -> {
            if (selected.isEmpty() || selected.contains(target)) {
                targets.add(shown(target, throttle, progress(state, target)));
            }
        });
        return Answer.ok(new RolloutThrottle(id.toString(), targets));
    }

    /** What the agent says of the very step that is under way; of an earlier one it says nothing. */
    private Optional<ProgressSeen> progress(RolloutState state, TargetName target) {
        return doors.telemetry()
                .progress(target)
                .filter(seen -> seen.rollout().equals(state.id())
                        && state.activeRun(target)
                                .filter(run -> run.phase() == seen.phase() && run.number() == seen.run())
                                .flatMap(
                                        run -> Optional.ofNullable(run.targets().get(target)))
                                .filter(here -> here.state().active() && here.step() == seen.stepOrdinal())
                                .isPresent());
    }

    private static TargetThrottle shown(TargetName target, Throttling throttle, Optional<ProgressSeen> progress) {
        List<Setting> settings = new ArrayList<>();
        throttle.inForce().values().forEach((setting, value) -> {
            Throttling.Word word = throttle.word(setting.key());
            settings.add(new Setting(
                    setting.key(),
                    setting.exact(value),
                    throttle.from(setting),
                    word == null ? "" : word.person(),
                    word == null ? "" : word.reason(),
                    word == null ? null : word.at(),
                    setting.text()));
        });
        List<Signal> signals = progress.map(ProgressSeen::signals).orElse(List.of()).stream()
                .map(ThrottleCalls::signal)
                .toList();
        Throttling.Word profile = throttle.word(Throttling.PROFILE);
        return new TargetThrottle(
                target.name(),
                throttle.inForce().profile().word(),
                profile == null ? "strategy" : "set",
                profile == null ? "" : profile.person(),
                profile == null ? "" : profile.reason(),
                throttle.revision(),
                progress.filter(it -> !it.signals().isEmpty())
                        .map(ProgressSeen::throttleRevision)
                        .orElse(null),
                progress.map(ProgressSeen::throttleReason).orElse(""),
                settings,
                signals,
                progress.map(ProgressSeen::observedAt).orElse(null));
    }

    private static Signal signal(SignalSeen seen) {
        boolean measured = !seen.state().equals("missing") && !seen.state().equals("not_applicable");
        return new Signal(
                seen.name(),
                seen.state(),
                seen.unit().toLowerCase(java.util.Locale.ROOT),
                measured ? finite(seen.value()) : null,
                seen.limit() < 0 ? null : finite(seen.limit()),
                measured ? seen.shown(seen.value()) : "",
                seen.limit() < 0 ? ThrottleSetting.NONE_WORD : seen.shown(seen.limit()),
                seen.since().orElse(null),
                seen.detail(),
                seen.needed());
    }

    /** JSON has no word for what is no finite number. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private Answer set(Call call) {
        RolloutId id = RolloutCalls.id(call);
        SetBody body = call.body(SetBody.class);
        RolloutState state = state(id);
        Map<String, String> set = checked(body.set);
        boolean preview = Boolean.TRUE.equals(body.preview);
        if (!preview) {
            AdoptionCalls.required(body.reason, "reason");
        }
        List<Throttling.Changed> changed = doors.driving()
                .throttle(new Throttling.Change(
                        id,
                        selected(state, body.selector),
                        new TreeMap<>(set),
                        Boolean.TRUE.equals(body.reset),
                        call.person(),
                        body.reason == null ? "" : body.reason,
                        preview));
        if (!preview) {
            doors.gateway().poke();
        }
        return Answer.ok(new Changed(
                id.toString(),
                changed.size(),
                state.members().size(),
                !preview,
                changed.stream().map(ThrottleCalls::changed).toList()));
    }

    private static Map<String, String> checked(@Nullable Map<String, String> set) {
        Map<String, String> said = set == null ? Map.of() : set;
        boolean wrong = said.size() > MOST_SET
                || new HashMap<String, @Nullable String>(said)
                        .values().stream().anyMatch(value -> value == null || value.length() > LONGEST_VALUE);
        if (wrong) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "The field 'set' holds at most " + MOST_SET + " settings with texts of at most " + LONGEST_VALUE
                            + " characters.");
        }
        return said;
    }

    private static ChangedTarget changed(Throttling.Changed one) {
        List<Difference> differences = new ArrayList<>();
        String before = one.before().inForce().profile().word();
        String after = one.after().inForce().profile().word();
        if (!before.equals(after)) {
            differences.add(new Difference(Throttling.PROFILE, before, after));
        }
        for (ThrottleSetting setting : ThrottleSetting.values()) {
            long was = one.before().inForce().of(setting);
            long is = one.after().inForce().of(setting);
            if (was != is) {
                differences.add(new Difference(setting.key(), setting.exact(was), setting.exact(is)));
            }
        }
        return new ChangedTarget(one.target().name(), one.after().revision(), differences);
    }

    /** Names of the members that the selector matches; without a selector none, which stands for all. */
    private List<TargetName> selected(RolloutState state, @Nullable String selector) {
        if (selector == null || selector.isBlank()) {
            return List.of();
        }
        List<TargetName> names = doors.fleet().targets(Selector.parse(selector)).stream()
                .map(TargetRow::name)
                .filter(name -> state.members().containsKey(name))
                .toList();
        if (names.isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.FLEET_SELECTOR,
                    "The selector '" + selector + "' matches none of the "
                            + state.members().size() + " targets of rollout " + state.id() + ".");
        }
        return names;
    }

    record SetBody(
            @Nullable Map<String, String> set,
            @Nullable Boolean reset,
            @Nullable String selector,
            @Nullable String reason,
            @Nullable Boolean preview) {}

    /** The throttle of a rollout. */
    record RolloutThrottle(String rollout, List<TargetThrottle> targets) {}

    /**
     * The throttle at one target.
     *
     * @param profileFrom {@code strategy} or {@code set}
     * @param revision what is wanted
     * @param inForce what the agent has in force; null while it fills nothing
     * @param limitedBy why batches are paused or paced now; empty when they are not
     * @param observedAt when the signals were read, by the agent's clock; null while it fills nothing
     */
    record TargetThrottle(
            String target,
            String profile,
            String profileFrom,
            String profileBy,
            String profileReason,
            long revision,
            @Nullable Long inForce,
            String limitedBy,
            List<Setting> settings,
            List<Signal> signals,
            @Nullable Instant observedAt) {}

    /** One number; {@code from} is {@code profile}, {@code strategy} or {@code set}. */
    record Setting(
            String name,
            String value,
            String from,
            String by,
            String reason,
            @Nullable Instant at,
            String text) {}

    /** One signal; {@code state} is {@code free}, {@code over}, {@code paced}, {@code missing} or {@code not_applicable}. */
    record Signal(
            String name,
            String state,
            String unit,
            @Nullable Double value,
            @Nullable Double limit,
            String measured,
            String atMost,
            @Nullable Instant since,
            String detail,
            boolean needed) {}

    private record Changed(String rollout, int matched, int of, boolean done, List<ChangedTarget> targets) {}

    private record ChangedTarget(String target, long revision, List<Difference> changes) {}

    private record Difference(String name, String before, String after) {}
}
