package dev.bellows.server.web;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.Selector;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.rollout.AgentFact.Trouble;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.driving.AlreadyThere;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.driving.Driving.PlanDraft;
import dev.bellows.server.driving.Driving.PlannedTarget;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.gateway.PlanAnswer;
import dev.bellows.server.gateway.PlanRequests;
import dev.bellows.server.migrations.Migrations;
import dev.bellows.server.migrations.SubmittedMigration;
import dev.bellows.server.web.RolloutSource.StoredRollout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Makes plans: asks every matched target's agent at once, each with a deadline, and groups equal plans into classes. Thread-safe; calls
 * block until the slowest agent answered or its deadline passed.
 */
final class Planning {
    private static final int MOST_TRIED = 8;
    private static final Duration TRY_OUT = Duration.ofSeconds(10);

    private final Fleet fleet;
    private final Migrations migrations;
    private final PlanRequests plans;
    private final Driving driving;
    private final RolloutSource rollouts;
    private final Adoption adoption;
    private final Duration deadline;

    Planning(
            Fleet fleet,
            Migrations migrations,
            PlanRequests plans,
            Driving driving,
            RolloutSource rollouts,
            Adoption adoption,
            Duration deadline) {
        this.fleet = fleet;
        this.migrations = migrations;
        this.plans = plans;
        this.driving = driving;
        this.rollouts = rollouts;
        this.adoption = adoption;
        this.deadline = deadline;
    }

    /** The plan of a document on one target; nothing is stored. */
    Views.PlanClass explain(TargetName target, String canonical, Digest digest) {
        fleet.target(target.name());
        PlanAnswer answer = ask(target, canonical, digest, deadline).join();
        PlanAnswer.Plan plan = answer.plan().orElseThrow(() -> refusal(answer));
        return planClass(1, List.of(target.name()), plan);
    }

    /**
     * What the agents of a line say of a document that nobody submitted yet.
     *
     * @param more whether some were not asked only because enough others were
     */
    record TriedOut(int planned, List<Views.Refused> refused, List<NotAsked> notAsked, boolean more) {
        /** Whether every database that is there for it refuses. */
        boolean hopeless() {
            return planned == 0 && !refused.isEmpty() && !more;
        }
    }

    /** A target that could not be asked, or whose answer says nothing of the document, and why. */
    record NotAsked(String target, String why) {}

    /**
     * Asks for plans before the document takes its version. Only a target that is at the version before it can be asked: of any other
     * nobody knows yet what the document will meet there.
     */
    TriedOut tryOut(Migration document, String canonical, Digest digest) {
        List<NotAsked> notAsked = new ArrayList<>();
        List<TargetName> able = new ArrayList<>();
        boolean more = false;
        Map<String, Adoption.WindowView> windows = FleetViews.byTarget(adoption.windows());
        for (TargetRow row : fleet.targets(Selector.parse("line=" + document.line()))) {
            Adoption.WindowView window = windows.get(row.name().name());
            int at = window == null ? row.baseline() : window.window().max();
            if (at != document.version() - 1) {
                String when =
                        at < document.version() ? "can be asked at " + (document.version() - 1) : "has it, or had it";
                notAsked.add(new NotAsked(row.name().name(), "it is at version " + at + ": " + when));
            } else if (able.size() == MOST_TRIED) {
                more = true;
                notAsked.add(new NotAsked(row.name().name(), MOST_TRIED + " others were asked"));
            } else {
                able.add(row.name());
            }
        }
        List<PlanAnswer> answers = able.stream()
                .map(name -> ask(name, canonical, digest, TRY_OUT.compareTo(deadline) < 0 ? TRY_OUT : deadline))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        List<Views.Refused> refused = new ArrayList<>();
        int planned = 0;
        for (PlanAnswer answer : answers) {
            // An engine says first what is wrong with the document, then what a database lacks for it.
            boolean silent =
                    answer.problems().stream().limit(1).anyMatch(trouble -> !saysSomethingOfTheDocument(trouble));
            if (answer.plan().isPresent()) {
                planned++;
            } else if (silent) {
                String why = answer.problems().stream()
                        .takeWhile(trouble -> !saysSomethingOfTheDocument(trouble))
                        .map(Trouble::message)
                        .collect(Collectors.joining("; "));
                notAsked.add(new NotAsked(answer.target().name(), why));
            } else {
                refused.add(new Views.Refused(
                        answer.target().name(),
                        answer.problems().stream().map(Planning::error).toList()));
            }
        }
        return new TriedOut(planned, refused, notAsked, more);
    }

    /** A database that is away, or an agent that is not there, refuses nothing. */
    private static boolean saysSomethingOfTheDocument(Trouble trouble) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.id().equals(trouble.code()))
                .noneMatch(code -> switch (code.category()) {
                    case TARGET, CAPACITY, UNAVAILABLE, INTERNAL -> true;
                    case USER, CONFLICT -> false;
                });
    }

    private static BellowsException refusal(PlanAnswer answer) {
        String wayOut = answer.problems().isEmpty()
                ? ErrorCode.PLAN_REFUSED.next()
                : answer.problems().getFirst().wayOut();
        return new BellowsException(new Problem(
                ErrorCode.PLAN_REFUSED, "Target " + answer.target() + ": " + reasons(answer.problems()), wayOut));
    }

    /** Every reason of a refusal, each in its own line where there are several. */
    private static String reasons(List<Trouble> problems) {
        List<String> lines =
                problems.stream().map(it -> it.code() + ": " + it.message()).toList();
        if (lines.isEmpty()) {
            return "its agent gave no reason.";
        }
        return lines.size() == 1 ? lines.getFirst() : "\n  " + String.join("\n  ", lines);
    }

    /** An agent's answer, an absent agent as a refusal. */
    private CompletableFuture<PlanAnswer> ask(TargetName target, String canonical, Digest digest, Duration within) {
        return plans.ask(target, canonical, digest, within).exceptionally(error -> {
            Throwable cause =
                    error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
            Problem problem = cause instanceof BellowsException known
                    ? known.problem()
                    : Problem.of(ErrorCode.FLEET_NO_AGENT, "Target " + target + " gave no plan.");
            return new PlanAnswer(
                    target,
                    Optional.empty(),
                    List.of(new Trouble(problem.code().id(), problem.message(), problem.wayOut())));
        });
    }

    /** Plans a rollout and stores it. */
    Views.Plan plan(
            SchemaLine line, int version, ParsedDocument.Valid<Strategy> strategy, String selector, String person) {
        SubmittedMigration migration = migrations.find(line, version);
        Migration document = MigrationDocuments.readCanonical(migration.canonical(), migration.digest());
        checkOverlap(document);
        Selector parsed = Selector.parse(selector);
        List<TargetRow> ofLine = fleet.targets(Selector.parse("line=" + line));
        List<TargetRow> selected =
                ofLine.stream().filter(row -> row.selectedBy(parsed)).toList();
        if (selected.isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.FLEET_SELECTOR,
                    "The selector '" + selector + "' matches none of the " + ofLine.size() + " targets of line " + line
                            + ".");
        }
        SortedMap<TargetName, Problem> there = driving.alreadyThere(
                line, version, selected.stream().map(TargetRow::name).toList());
        if (there.size() == selected.size()) {
            throw AlreadyThere.nobodyIsBehind(there);
        }
        List<TargetRow> matched =
                selected.stream().filter(row -> !there.containsKey(row.name())).toList();
        List<CompletableFuture<PlanAnswer>> asked = matched.stream()
                .map(row -> ask(row.name(), migration.canonical(), migration.digest(), deadline))
                .toList();
        List<PlanAnswer> answers = asked.stream().map(CompletableFuture::join).toList();
        Map<String, List<PlanAnswer>> classes = new LinkedHashMap<>();
        List<Views.Refused> refused = new ArrayList<>();
        there.forEach((target, why) -> refused.add(new Views.Refused(
                target.name(), List.of(new Views.Trouble(why.code().id(), why.message(), why.wayOut())))));
        for (PlanAnswer answer : answers) {
            answer.plan()
                    .ifPresentOrElse(
                            plan -> classes.computeIfAbsent(key(plan), ignored -> new ArrayList<>())
                                    .add(answer),
                            () -> refused.add(new Views.Refused(
                                    answer.target().name(),
                                    answer.problems().stream()
                                            .map(Planning::error)
                                            .toList())));
        }
        if (classes.isEmpty()) {
            PlanAnswer first = answers.getFirst();
            throw BellowsException.of(
                    ErrorCode.MIGRATION_NO_PLAN,
                    "None of the " + matched.size() + " matched targets gave a plan for " + line + "/" + version
                            + "; target " + first.target() + ": " + reasons(first.problems()));
        }
        migrations.keep(strategy);
        Draft draft = draft(matched, classes);
        boolean contracts = draft.classes.stream()
                .flatMap(found -> found.steps().stream())
                .anyMatch(
                        step -> step.phase().equals("contract") || step.phase().equals("cleanup"));
        RolloutId id = driving.plan(new PlanDraft(
                line,
                version,
                migration.digest(),
                strategy.digest(),
                parsed.toString(),
                draft.targets,
                Json.write(draft.classes),
                contracts,
                person));
        return view(id, migration, document, strategy, parsed, ofLine.size(), draft, refused, unready(matched));
    }

    /** Targets that were planned for, or refused it, and on which nothing can begin as they are: said now, not when nothing moves. */
    private static List<Views.Refused> unready(List<TargetRow> matched) {
        return matched.stream()
                .flatMap(row ->
                        whyNot(row).map(why -> new Views.Refused(row.name().name(), List.of(why))).stream())
                .toList();
    }

    private static Optional<Views.Trouble> whyNot(TargetRow row) {
        String next = "bellows describe target " + row.name();
        return switch (row.state()) {
            case "UNREACHABLE" ->
                Optional.of(new Views.Trouble(ErrorCode.TARGET_UNREACHABLE.id(), FleetViews.unreachable(row), next));
            case "RECONCILE" ->
                Optional.of(new Views.Trouble(
                        ErrorCode.FLEET_IN_THE_WAY.id(),
                        "RECONCILE: its database is behind what is known of it",
                        "bellows target reconcile " + row.name() + " --accept --reason TEXT"));
            default ->
                row.agentConnected()
                        ? Optional.empty()
                        : Optional.of(new Views.Trouble(
                                ErrorCode.FLEET_NO_AGENT.id(),
                                "agent " + row.agent() + " is not connected",
                                "bellows get agents"));
        };
    }

    private void checkOverlap(Migration document) {
        Touches touches = Touches.of(document);
        String us = document.line() + "/" + document.version();
        for (StoredRollout other : rollouts.rollouts()) {
            RolloutId id = other.state().id();
            if (!id.line().equals(document.line())
                    || id.version() == document.version()
                    || RolloutViews.over(other.state())) {
                continue;
            }
            // The document it was planned with, whatever is submitted under that version by now.
            Optional<String> why = migrations
                    .document(other.migration())
                    .map(Touches::of)
                    .map(theirs -> touches.meeting(us, theirs, id.toString()))
                    .orElseGet(() -> Optional.of("its document is not in the store any more"));
            if (why.isPresent()) {
                boolean planned = other.state().phase() == RolloutPhase.PLANNED;
                throw new BellowsException(new Problem(
                        ErrorCode.MIGRATION_OVERLAP,
                        "Rollout " + id + " is in flight (" + other.state().phase() + "), and " + why.get() + ". "
                                + (planned
                                        ? "Nothing of that rollout has begun, so it can be aborted and planned again after "
                                                + us + "."
                                        : us + " waits until that rollout's CLEANUP or ROLLBACK is done."),
                        "bellows rollout " + (planned ? "abort " : "describe ") + id));
            }
        }
    }

    private static String key(PlanAnswer.Plan plan) {
        return plan.expandMigrate() + " " + plan.contract() + " " + plan.cleanup();
    }

    private static Draft draft(List<TargetRow> matched, Map<String, List<PlanAnswer>> classes) {
        TreeMap<TargetName, String> hosts = new TreeMap<>();
        matched.forEach(row -> hosts.put(row.name(), row.host()));
        List<Views.PlanClass> views = new ArrayList<>();
        List<PlannedTarget> targets = new ArrayList<>();
        for (List<PlanAnswer> same : classes.values()) {
            int number = views.size() + 1;
            PlanAnswer.Plan plan = same.getFirst().plan().orElseThrow();
            for (PlanAnswer answer : same) {
                targets.add(new PlannedTarget(
                        answer.target(),
                        number,
                        plan.expandMigrate(),
                        plan.contract(),
                        plan.cleanup(),
                        hosts.getOrDefault(answer.target(), "")));
            }
            views.add(planClass(
                    number, same.stream().map(answer -> answer.target().name()).toList(), plan));
        }
        return new Draft(views, targets);
    }

    private static Views.PlanClass planClass(int number, List<String> targets, PlanAnswer.Plan plan) {
        return new Views.PlanClass(
                number,
                targets,
                plan.revertClass(),
                plan.snapshotDigest(),
                plan.steps().stream()
                        .map(step -> new Views.PlannedStep(
                                step.phase().word(),
                                step.ordinal(),
                                step.title(),
                                step.statements(),
                                step.lock(),
                                step.estimatedRows(),
                                step.rewrites(),
                                step.needsGrant(),
                                step.reversible(),
                                step.digest()))
                        .toList(),
                plan.hazards().stream().map(Planning::error).toList());
    }

    private static Views.Trouble error(Trouble trouble) {
        return new Views.Trouble(trouble.code(), trouble.message(), trouble.wayOut());
    }

    private Views.Plan view(
            RolloutId id,
            SubmittedMigration migration,
            Migration document,
            ParsedDocument.Valid<Strategy> strategy,
            Selector selector,
            int of,
            Draft draft,
            List<Views.Refused> refused,
            List<Views.Refused> unready) {
        StoredRollout stored = rollouts.rollout(id)
                .orElseThrow(() -> new IllegalStateException("rollout " + id + " was stored a moment ago"));
        TreeMap<String, String> digests = new TreeMap<>();
        stored.digests().forEach((group, digest) -> digests.put(word(group), digest.text()));
        TreeMap<String, Integer> approvals = new TreeMap<>();
        driving.approvalsNeeded(id).forEach((group, needed) -> approvals.put(word(group), needed));
        return new Views.Plan(
                id.toString(),
                migration.digest().text(),
                strategy.digest().text(),
                selector.toString(),
                draft.targets.size(),
                of,
                // As stored: who joined a rollout under way got a class of its own.
                List.of(Json.stored(stored.classesJson(), Views.PlanClass[].class)),
                refused,
                unready,
                digests,
                RolloutViews.waves(stored.state()),
                DurationWords.of(adoption.quietTime(id.line(), id.version())),
                DurationWords.of(document.contract().revertFor()),
                approvals);
    }

    static String word(PhaseGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private record Draft(List<Views.PlanClass> classes, List<PlannedTarget> targets) {}
}
