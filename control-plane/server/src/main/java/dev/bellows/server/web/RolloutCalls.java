package dev.bellows.server.web;

import dev.bellows.document.Digest;
import dev.bellows.document.DurationText;
import dev.bellows.document.RolloutId;
import dev.bellows.document.Selector;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.document.yaml.StrategyDocuments;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RolloutState;
import dev.bellows.server.driving.Driving.Command;
import dev.bellows.server.driving.Driving.Outcome;
import dev.bellows.server.driving.Driving.Verb;
import dev.bellows.server.driving.IllegalVerb;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.security.Role;
import dev.bellows.server.web.RolloutSource.PlanDigest;
import dev.bellows.server.web.RolloutSource.StoredRollout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that plan, approve and move rollouts. Thread-safe; calls block. */
final class RolloutCalls {
    private static final int SHORTEST_PREFIX = 8;

    private final Doors doors;
    private final RolloutViews views;
    private final Planning planning;

    RolloutCalls(Doors doors, RolloutViews views, Planning planning) {
        this.doors = doors;
        this.views = views;
        this.planning = planning;
    }

    void register(Api api) {
        Guard viewer = new Guard.Has(Role.VIEWER);
        api.post("/rollouts/:line/:version/plan", new Guard.Has(Role.AUTHOR), this::plan)
                .get("/rollouts", viewer, call -> Answer.ok(views.lines()))
                .get(
                        "/rollouts/:line/:number",
                        viewer,
                        call -> Answer.ok(views.rollout(id(call)).orElseThrow(() -> unknown(id(call)))))
                .get("/rollouts/:line/:number/plan", viewer, this::classes)
                .post("/approvals", new Guard.Has(Role.APPROVER), this::approve)
                .get("/approvals", viewer, call -> Answer.ok(doors.rollouts().approvals()))
                .get("/gates", viewer, this::gates);
        Guard operator = new Guard.Has(Role.OPERATOR);
        for (Verb verb : List.of(
                Verb.START,
                Verb.PAUSE,
                Verb.RESUME,
                Verb.ABORT,
                Verb.ROLLBACK,
                Verb.CONTRACT,
                Verb.REVERT,
                Verb.RETRY)) {
            String word = verb.name().toLowerCase(java.util.Locale.ROOT);
            api.post("/rollouts/:line/:number/" + word, operator, call -> verb(call, verb));
        }
    }

    static RolloutId id(Call call) {
        String text = call.path("line") + "/" + call.path("number");
        return RolloutId.parse(text)
                .orElseThrow(() ->
                        BellowsException.of(ErrorCode.MIGRATION_UNKNOWN, "'" + text + "' is not a rollout's name."));
    }

    static BellowsException unknown(RolloutId id) {
        return new BellowsException(new Problem(
                ErrorCode.MIGRATION_UNKNOWN,
                "There is no rollout " + id + ".",
                "bellows rollout plan " + id.line() + "/" + id.version()));
    }

    private Answer plan(Call call) {
        PlanBody body = call.bodyOr(PlanBody.class, new PlanBody(null, null));
        ParsedDocument<Strategy> strategy = body.strategy == null
                ? StandardStrategy.document()
                : StrategyDocuments.parse(
                        "strategy.yaml", body.strategy.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return switch (strategy) {
            case ParsedDocument.Invalid<Strategy> invalid -> MigrationCalls.refused(invalid.problems());
            case ParsedDocument.Valid<Strategy> valid -> {
                Views.Plan plan = planning.plan(
                        call.line(), call.version(), valid, body.selector == null ? "" : body.selector, call.person());
                yield Answer.created(plan);
            }
        };
    }

    private Answer classes(Call call) {
        StoredRollout stored = doors.rollouts().rollout(id(call)).orElseThrow(() -> unknown(id(call)));
        return Answer.ok(new StoredPlan(
                stored.state().id().toString(),
                stored.migration().text(),
                stored.strategyDigest().text(),
                stored.selector(),
                Json.tree(stored.classesJson()),
                RolloutViews.digests(stored),
                RolloutViews.waves(stored.state())));
    }

    private Answer approve(Call call) {
        ApproveBody body = call.body(ApproveBody.class);
        PlanDigest found = byPrefix(body.digest == null ? "" : body.digest);
        Optional<Duration> expires = Optional.ofNullable(body.expires).map(RolloutCalls::life);
        String reason = text(body.reason);
        doors.driving()
                .command(new Command(
                        found.rollout(),
                        Verb.APPROVE,
                        List.of(),
                        Optional.of(found.digest()),
                        call.person(),
                        reason,
                        false,
                        expires));
        doors.gateway().poke();
        int given = (int) doors.rollouts().approvals().stream()
                .filter(approval -> approval.rollout().equals(found.rollout().toString()))
                .filter(approval -> approval.digest().equals(found.digest().text()))
                .map(RolloutSource.StoredApproval::approver)
                .distinct()
                .count();
        int needed = doors.driving().approvalsNeeded(found.rollout()).getOrDefault(found.group(), 0);
        return Answer.ok(new Approved(
                found.rollout().toString(),
                Planning.word(found.group()),
                found.digest().text(),
                given,
                needed,
                doors.rollouts()
                        .rollout(found.rollout())
                        .map(now -> afterApproval(now, found.group()))
                        .orElse("")));
    }

    /** What waited for the approval goes on by itself; what was not asked for yet is asked for now. */
    static String afterApproval(StoredRollout stored, PhaseGroup group) {
        RolloutState state = stored.state();
        RolloutId id = state.id();
        return switch (group) {
            case EXPAND_MIGRATE ->
                state.phase() == RolloutPhase.PLANNED
                        ? "bellows rollout start " + id
                        : RolloutViews.nextCommand(stored);
            case CONTRACT ->
                state.legalVerbs().contains(dev.bellows.rollout.Verb.CONTRACT)
                        ? "bellows rollout contract " + id
                        : RolloutViews.nextCommand(stored);
            case CLEANUP, UNDO -> RolloutViews.nextCommand(stored);
        };
    }

    private static Duration life(String text) {
        Duration life = DurationText.parse(text);
        if (life.isNegative() || life.isZero() || life.compareTo(Command.LONGEST_APPROVAL) > 0) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST, "An approval expires after 1s … 7d, not '" + text + "'.");
        }
        return life;
    }

    private PlanDigest byPrefix(String typed) {
        String prefix = prefix(typed);
        List<PlanDigest> all = doors.rollouts().byDigest(prefix);
        if (all.isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.MIGRATION_UNKNOWN, "No plan has a digest that begins with '" + typed + "'.");
        }
        // A second try of the same plan has the same digests: what is over is not what is meant.
        List<PlanDigest> open = all.stream().filter(one -> !one.over()).toList();
        if (open.isEmpty()) {
            RolloutId id = all.getFirst().rollout();
            throw new BellowsException(new Problem(
                    ErrorCode.ROLLOUT_NOT_THIS_DIGEST,
                    "The digest that begins with '" + typed + "' is of rollout " + id + ", which is over.",
                    "bellows rollout plan " + id.line() + "/" + id.version()));
        }
        if (open.size() > 1) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    open.size() + " plans have a digest that begins with '" + typed + "': name more of it.");
        }
        return open.getFirst();
    }

    private static String prefix(String typed) {
        String prefix = typed.startsWith("sha256:") ? typed : "sha256:" + typed;
        if (!prefix.matches("sha256:[0-9a-f]{" + SHORTEST_PREFIX + ",64}")) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "A digest is named by at least " + SHORTEST_PREFIX + " of its hex digits.");
        }
        return prefix;
    }

    /** The digest of this very rollout that was typed. */
    private static Digest own(StoredRollout stored, String typed) {
        String prefix = prefix(typed);
        return stored.digests().values().stream()
                .filter(digest -> digest.text().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.ROLLOUT_DIGEST_UNKNOWN,
                        "Digest '" + typed + "' is not the present plan of "
                                + stored.state().id() + "."));
    }

    private Answer verb(Call call, Verb verb) {
        RolloutId id = id(call);
        VerbBody body = call.bodyOr(VerbBody.class, new VerbBody(null, null, null, null, null));
        boolean byHand = byHand(body, verb);
        StoredRollout stored = doors.rollouts().rollout(id).orElseThrow(() -> unknown(id));
        boolean preview = Boolean.TRUE.equals(body.preview);
        Optional<Digest> digest = Optional.ofNullable(body.digest).map(text -> own(stored, text));
        Command command = new Command(
                        id,
                        verb,
                        selected(stored.state(), body.selector),
                        digest,
                        call.person(),
                        text(body.reason),
                        preview)
                .onTheirWord(byHand);
        Outcome outcome;
        try {
            outcome = doors.driving().command(command);
        } catch (IllegalVerb e) {
            List<String> legal = e.legal().stream()
                    .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                    .toList();
            return ProblemAnswer.of(e.problem(), e.outcome(), Map.of("legal_verbs", legal));
        }
        if (!preview) {
            doors.gateway().poke();
        }
        return Answer.ok(new Moved(
                outcome.matched(),
                outcome.of(),
                outcome.planClasses(),
                id.toString(),
                outcome.done(),
                outcome.state(),
                approvedDigest(stored, verb).map(Digest::text).orElse(null),
                doors.rollouts()
                        .rollout(id)
                        .map(after -> nextAfter(verb, after))
                        .orElse("")));
    }

    /** What an abort leaves is known once those at work have stopped: until then the way on would be that of what is given up. */
    private static String nextAfter(Verb verb, StoredRollout after) {
        boolean stopping = verb == Verb.ABORT
                && after.state().legalVerbs().stream()
                        .anyMatch(legal ->
                                legal == dev.bellows.rollout.Verb.RETRY || legal == dev.bellows.rollout.Verb.ABORT);
        return stopping ? "bellows rollout describe " + after.state().id() : RolloutViews.nextCommand(after);
    }

    /** Whether a person says that what failed was done by hand: of a retry alone, and with the reason. */
    private static boolean byHand(VerbBody body, Verb verb) {
        boolean said = Boolean.TRUE.equals(body.byHand);
        if (said && verb != Verb.RETRY) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "The field 'by_hand' belongs to retry: it says of the step that failed that it counts as done.");
        }
        if (said) {
            AdoptionCalls.required(body.reason, "reason");
        }
        return said;
    }

    /** The digest that an approval of what the verb begins would name; undoing and retrying need none. */
    private static Optional<Digest> approvedDigest(StoredRollout stored, Verb verb) {
        return switch (verb) {
            case START -> Optional.ofNullable(stored.digests().get(PhaseGroup.EXPAND_MIGRATE));
            case CONTRACT -> Optional.ofNullable(stored.digests().get(PhaseGroup.CONTRACT));
            case APPROVE, PAUSE, RESUME, ABORT, ROLLBACK, REVERT, RETRY -> Optional.empty();
        };
    }

    /** Names of the members the selector matches; without a selector every target, which the core knows as none named. */
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

    private Answer gates(Call call) {
        String text = call.query("rollout").orElse("");
        RolloutId id = RolloutId.parse(text)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.SERVER_BAD_REQUEST,
                        "Gates are asked for with ?rollout=LINE/VERSION, not '" + text + "'."));
        StoredRollout stored = doors.rollouts().rollout(id).orElseThrow(() -> unknown(id));
        return Answer.ok(Gates.of(
                stored.state(), doors.driving().approvalsNeeded(stored.state().id()), doors.adoption()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    record PlanBody(@Nullable String strategy, @Nullable String selector) {}

    record ApproveBody(
            @Nullable String digest,
            @Nullable String reason,
            @Nullable String expires) {}

    record VerbBody(
            @Nullable String reason,
            @Nullable String selector,
            @Nullable String digest,
            @Nullable Boolean preview,
            @Nullable Boolean byHand) {}

    private record StoredPlan(
            String rollout,
            String migrationDigest,
            String strategyDigest,
            String selector,
            com.fasterxml.jackson.databind.JsonNode classes,
            Map<String, String> digests,
            Map<String, List<List<String>>> waves) {}

    private record Approved(
            String rollout, String phaseGroup, String digest, int approvals, int needed, String nextCommand) {}

    private record Moved(
            int matched,
            int of,
            int planClasses,
            String rollout,
            boolean done,
            String state,
            @Nullable String digest,
            String nextCommand) {}
}
