package dev.bellows.server.driving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.document.yaml.StrategyDocuments;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Speaking.Speaker;
import dev.bellows.rollout.Speaking.Standing;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.server.adoption.Adoption.Registration;
import dev.bellows.server.driving.Driving.Command;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Outcome;
import dev.bellows.server.driving.Driving.PlanDraft;
import dev.bellows.server.driving.Driving.PlannedTarget;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.Verb;
import dev.bellows.server.driving.Driving.WorkOrder;
import dev.bellows.server.migrations.Migrations;
import dev.bellows.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;

/** A store of its own on the shared test server, with targets whose agents say what the test says. Confined to one test. */
final class Fleetlet implements AutoCloseable {
    static final SchemaLine ORDERS = new SchemaLine("orders");
    static final String RENAME = "renameColumn: { table: users, from: email, to: email_address }";
    static final AdoptionPolicy QUICK =
            new AdoptionPolicy(Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofMillis(1));
    /** Silence after which the agent is missed. */
    static final Duration SILENT = Duration.ofSeconds(15);

    /** Far more than any story needs at once. */
    private static final int MOST_TURNS = 200;

    StoreModule module;
    private final Store.Settings settings;
    private final AdoptionPolicy policy;
    private final TestDatabase database;
    private long journal;

    private String revertFor = "0s";
    private boolean contracts = true;

    private Fleetlet(AdoptionPolicy policy, LeastApprovals least) {
        database = TestPostgresql.shared().createDatabase();
        this.policy = policy;
        settings = new Store.Settings(database.url(), database.user(), "fixture", 6);
        module = StoreModule.open(settings, new DrivingRules(policy, SILENT, least), "test", new SplittableRandom(7));
        module.adoption().heartbeat(List.of());
        module.driving().work();
        sql("""
            insert into agent (name, agent_id, build, epoch, connected, last_heard_at)
            values ('a', 'a', 'test', 0, true, 'infinity')
            """);
    }

    /** The server starts anew, with another setting of the least approvals. */
    void restarted(LeastApprovals least) {
        module.close();
        module = StoreModule.open(settings, new DrivingRules(policy, SILENT, least), "again", new SplittableRandom(8));
        module.adoption().heartbeat(List.of());
    }

    /** How another process reaches the store. */
    Store.Settings settings() {
        return settings;
    }

    static Fleetlet open(AdoptionPolicy policy) {
        return new Fleetlet(policy, LeastApprovals.none());
    }

    static Fleetlet open(AdoptionPolicy policy, LeastApprovals least) {
        return new Fleetlet(policy, least);
    }

    /** The agent's session is gone, and it was heard of so long ago for the last time. */
    void agentGone(Duration ago) {
        module.store()
                .transact(statements -> statements.update(
                        "update agent set connected = false, last_heard_at = clock_timestamp() - ? * interval '1 millisecond'",
                        ago.toMillis()));
    }

    void agentBack() {
        sql("update agent set connected = true, last_heard_at = 'infinity'");
    }

    static TargetName t(String name) {
        return new TargetName(name);
    }

    void target(String name, int version) {
        sql("""
            insert into target (name, line, environment, labels, engine, agent, baseline, host, state)
            values ('%s', 'orders', 'test', '{"ring": "all"}', 'postgresql', 'a', %d, '%s', 'JOINING')
            """.formatted(name, version, name));
        inspected(name, VersionRange.of(version), 0, 1);
        inspected(name, VersionRange.of(version), 0, 1);
    }

    void inspected(String name, VersionRange row, long rowGeneration, long fence) {
        inspected(name, row, rowGeneration, fence, journal, 1);
    }

    List<Reply> inspected(
            String name, VersionRange row, long rowGeneration, long fence, long journalHead, long timeline) {
        return accept(new AgentFact.Inspected(
                t(name),
                fence,
                true,
                Optional.of(row),
                rowGeneration,
                journalHead,
                Optional.of("token-" + name),
                "server",
                "1",
                timeline,
                Optional.empty(),
                Optional.empty()));
    }

    /** Session evidence over the last hour: nobody but the given incarnations, every session accounted for. */
    void evidence(String name, AgentFact.SeenIncarnation... seen) {
        evidence(name, 0, seen);
    }

    /** The same, with sessions that came unseen, the last just now; role cron could have been them. */
    void evidence(String name, long unseen, AgentFact.SeenIncarnation... seen) {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        accept(new AgentFact.EvidenceReported(
                t(name),
                now.minusSeconds(3600),
                now,
                List.of(seen),
                List.of(),
                List.of(),
                List.of(new AgentFact.ServerSessions(
                        "primary",
                        Optional.of(now.minusSeconds(3600)),
                        Optional.of(now),
                        7,
                        unseen,
                        Optional.of(now).filter(at -> unseen > 0),
                        "",
                        "no extension",
                        List.of())),
                new AgentFact.Readers("bellows", Optional.empty(), Optional.of(List.of("bellows", "cron")))));
    }

    /** A fact of the agent that speaks for every target. */
    List<Reply> accept(AgentFact fact) {
        Driving.Heard heard = module.driving().accept(new Speaker("a", 0), fact);
        if (heard.standing() != Standing.SPEAKS) {
            throw new AssertionError("agent a is " + heard.standing() + " for " + fact.target());
        }
        return heard.replies();
    }

    void sql(String text) {
        module.store().transact(statements -> statements.update(text));
    }

    StoredPlan stored() {
        return stored("orders/18");
    }

    StoredPlan stored(String rollout) {
        return module.store()
                .transact(statements ->
                        Rollouts.find(statements, RolloutId.parse(rollout).orElseThrow()))
                .orElseThrow();
    }

    Outcome command(Verb verb, String... targets) {
        return command("orders/18", verb, targets);
    }

    Outcome command(String rollout, Verb verb, String... targets) {
        List<TargetName> subset = new ArrayList<>();
        for (String target : targets) {
            subset.add(t(target));
        }
        RolloutId id = RolloutId.parse(rollout).orElseThrow();
        return module.driving().command(new Command(id, verb, subset, Optional.empty(), "otto", "test", false));
    }

    DesiredRow desired(String name) {
        return module.driving().desired(List.of(t(name)), true).getFirst();
    }

    Optional<Phase> work(String name) {
        List<DesiredRow> rows = module.driving().desired(List.of(t(name)), true);
        return rows.isEmpty() ? Optional.empty() : rows.getFirst().work().map(WorkOrder::phase);
    }

    /** The row is in force, and the scan after it found nobody. */
    void row(String name, VersionRange row) {
        row(name, row, Optional.of(true));
    }

    /** The row is in force; {@code scan}: whether the scan after it found nobody, empty when there was none yet. */
    void row(String name, VersionRange row, Optional<Boolean> scan) {
        accept(new AgentFact.WindowReported(
                t(name), desired(name).generation(), 1, true, Optional.of(row), scan, List.of(), Optional.empty()));
    }

    void phase(String name, AgentFact.PhaseState state) {
        phase(name, state, Optional.empty());
    }

    void phase(String name, AgentFact.PhaseState state, Optional<AgentFact.Trouble> trouble) {
        DesiredRow desired = desired(name);
        WorkOrder work = desired.work().orElseThrow();
        accept(new AgentFact.PhaseReported(
                t(name),
                work.rollout(),
                work.phase(),
                work.run(),
                work.attempt(),
                1,
                desired.generation(),
                state,
                1,
                1,
                "",
                trouble,
                0,
                0,
                Optional.empty()));
    }

    Reply authorize(String name, String request, long fence) {
        DesiredRow desired = desired(name);
        WorkOrder work = desired.work().orElseThrow();
        return accept(new AgentFact.AuthorizeRequested(
                        t(name), request, work.rollout(), work.phase(), work.run(), 1, fence, desired.generation()))
                .getFirst();
    }

    /** Journals the granted step as done or failed. */
    void step(String name, Reply.Granted grant, AgentFact.StepState state) {
        accept(new AgentFact.StepReported(
                t(name),
                ++journal,
                journal - 1,
                grant.rollout(),
                grant.phase(),
                grant.run(),
                1,
                grant.fence(),
                1,
                "hide",
                state,
                grant.grant(),
                Instant.parse("2030-01-01T00:00:00Z"),
                0,
                1,
                0,
                Optional.empty()));
    }

    /** EXPAND and MIGRATE, as an honest agent reports them. */
    void migrate(String name) {
        phase(name, AgentFact.PhaseState.SUCCEEDED);
        row(name, new VersionRange(17, 18));
        phase(name, AgentFact.PhaseState.SUCCEEDED);
    }

    /** Takes the irreversible step that is desired now, from request to report. */
    void irreversible(String name) {
        Reply.Granted grant =
                (Reply.Granted) authorize(name, "r" + desired(name).generation(), 1);
        step(name, grant, AgentFact.StepState.DONE);
        phase(name, AgentFact.PhaseState.SUCCEEDED);
    }

    /** Asks until the look is clean and the closing is offered. */
    void closing(String name, Phase phase) {
        Awaitility.await(phase + " offered").atMost(Duration.ofSeconds(20)).until(() -> {
            decideNow(name);
            return work(name).equals(Optional.of(phase));
        });
    }

    /** Lets everything that is due, or waits for a back-off, be decided now. */
    void decideNow(String name) {
        evidence(name);
        module.adoption().heartbeat(List.of());
        // The back-off of a refused offer is seconds long; the test has no reason to sit it out.
        sql(
                "update target_run set body = regexp_replace(body::text, '\"notBefore\": \"[^\"]*\"', '\"notBefore\": null', 'g')::jsonb");
        sql("update rollout set due_at = clock_timestamp(), revision = gen_random_uuid()");
        for (int turns = 0; module.driving().work(); turns++) {
            assertThat(turns).as("turns, and still something to do").isLessThan(MOST_TURNS);
            evidence(name);
        }
    }

    static Registration registration(String incarnation, int version) {
        return new Registration(
                "checkout",
                "pod-" + incarnation,
                incarnation,
                ORDERS,
                "test",
                version,
                VersionRange.of(version),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A person's token: without one nobody's approval counts. */
    void person(String name, String roles) {
        sql("""
            insert into token (id, kind, name, roles, secret_sha256) values ('%s', 'person', '%s', '{%s}', '')
            """.formatted(name, name, roles));
    }

    /** A strategy whose phases wait for so many approvals; its digest. */
    Digest strategyWithApprovals(int expand, int contract) {
        ParsedDocument.Valid<Strategy> parsed = (ParsedDocument.Valid<Strategy>) StrategyDocuments.parse(
                "s.yaml", """
                apiVersion: bellows.dev/v1
                kind: Strategy
                name: approved
                phases:
                  expand: { gates: [ %s ] }
                  contract: { gates: [ { adoption: {} }%s ] }
                """.formatted(approval(expand), contract == 0 ? "" : ", " + approval(contract))
                        .getBytes(StandardCharsets.UTF_8));
        module.store()
                .transact(statements -> statements.update(
                        "insert into strategy (digest, name, canonical) values (?, 'approved', ?)",
                        parsed.digest().text(),
                        parsed.canonicalJson()));
        return parsed.digest();
    }

    private static String approval(int count) {
        return count == 0 ? "" : "{ approval: { count: " + count + " } }";
    }

    /** Withdraws the line's newest version; false where that is refused because it has begun. */
    boolean withdraws(int version) {
        try {
            migrations().withdraw(ORDERS, version, "anna", "edited");
            return true;
        } catch (BellowsException refused) {
            if (refused.problem().code() == ErrorCode.MIGRATION_BEGUN) {
                return false;
            }
            throw refused;
        }
    }

    RolloutId submitted(String... names) {
        return submitted(Digest.of("standard"), names);
    }

    RolloutId submitted(Digest strategy, String... names) {
        return submitted(18, RENAME, strategy, names);
    }

    /** How long what migrations hide from now on can be shown again, as a document says it. */
    void revertFor(String duration) {
        revertFor = duration;
    }

    /** Whether migrations planned from now on take anything away. */
    void contracts(boolean value) {
        contracts = value;
    }

    /** A migration of that version with one operation, submitted where it is not there yet, and planned over the targets. */
    RolloutId submitted(int version, String operation, Digest strategy, String... names) {
        ParsedDocument.Valid<Migration> parsed = document(version, operation);
        migrations().submit(parsed, "anna");
        return planned(parsed, strategy, names);
    }

    Migrations migrations() {
        return new Migrations(module.store().database());
    }

    ParsedDocument.Valid<Migration> document(int version, String operation) {
        return (ParsedDocument.Valid<Migration>) MigrationDocuments.parse(
                "m.yaml", """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: %d
                name: rename-users-email
                operations:
                  - %s
                contract: { quiet: 0s, revertFor: %s }
                """.formatted(version, operation, revertFor).getBytes(StandardCharsets.UTF_8));
    }

    private RolloutId planned(ParsedDocument.Valid<Migration> migration, Digest strategy, String... names) {
        Digest plan = Digest.of("plan");
        List<PlannedTarget> planned = new ArrayList<>();
        for (String name : names) {
            planned.add(new PlannedTarget(t(name), 1, plan, plan, plan, name));
        }
        return module.driving()
                .plan(new PlanDraft(
                        ORDERS,
                        migration.value().version(),
                        migration.digest(),
                        strategy,
                        "",
                        planned,
                        "[]",
                        contracts,
                        "otto"));
    }

    @Override
    public void close() {
        module.close();
    }
}
