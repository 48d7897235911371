package dev.bellows.server.web;

import dev.bellows.document.DurationText;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.adoption.Adoption.ClaimProof;
import dev.bellows.server.adoption.Adoption.InTheWay;
import dev.bellows.server.adoption.Adoption.Question;
import dev.bellows.server.adoption.Adoption.Registration;
import dev.bellows.server.adoption.Adoption.RegistrationAnswer;
import dev.bellows.server.adoption.Adoption.Verdict;
import dev.bellows.server.adoption.Adoption.Vouches;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.security.Role;
import dev.bellows.server.store.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls about claims, readers and can-i questions. Thread-safe; calls block. */
final class AdoptionCalls {
    private static final Duration SHORTEST_TTL = Duration.ofSeconds(5);
    private static final Duration LONGEST_TTL = Duration.ofDays(365);

    private static final int MOST_ROWS_READ = 1_000;
    private static final int LONGEST_TOKEN = 64;

    private final Doors doors;

    AdoptionCalls(Doors doors) {
        this.doors = doors;
    }

    void register(Api api) {
        Guard viewer = new Guard.Has(Role.VIEWER);
        Guard operator = new Guard.Has(Role.OPERATOR);
        api.get("/can-i/:question/:line/:version", viewer, this::ask)
                .get("/consumers", viewer, call -> Answer.ok(consumers()))
                .post("/consumers", operator, this::declare)
                .delete("/consumers/:role", operator, this::withdraw)
                .put("/claims/:incarnation", new Guard.Service(), this::claim)
                .delete("/claims/:incarnation", new Guard.Service(), this::goodbye)
                .post("/claims/:incarnation/confirm-gone", operator, this::confirmGone);
    }

    private Answer ask(Call call) {
        Question question = switch (call.path("question")) {
            case "deploy" -> Question.DEPLOY;
            case "contract" -> Question.CONTRACT;
            case "rollback" -> Question.ROLLBACK;
            case "revert" -> Question.REVERT;
            default ->
                throw BellowsException.of(
                        ErrorCode.SERVER_NO_SUCH_PATH,
                        "One can ask deploy, contract, rollback or revert, not '" + call.path("question") + "'.");
        };
        SchemaLine line = call.line();
        int version = call.version();
        List<TargetName> targets = doors.fleet().targets(FleetCalls.selector(call)).stream()
                .filter(row -> row.line().equals(line))
                .map(TargetRow::name)
                .toList();
        if (targets.isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.FLEET_SELECTOR,
                    "No target of line " + line + " is selected; an answer over no database would say nothing.");
        }
        Verdict verdict = doors.adoption().ask(question, line, version, call.query("service"), targets);
        return Answer.ok(new VerdictView(
                verdict.answer().name(),
                line.name(),
                version,
                verdict.inTheWay().stream().map(AdoptionCalls::way).toList(),
                targets.size(),
                verdict.evidence().stream()
                        .map(one -> new EvidenceView(one.target().name(), one.lines()))
                        .toList(),
                verdict.explanation(),
                verdict.wayOut()));
    }

    private static WayView way(InTheWay way) {
        return new WayView(
                way.kind(),
                way.service(),
                way.instance(),
                way.incarnation(),
                way.version(),
                way.target(),
                way.server(),
                way.role(),
                way.lastSeen().orElse(null),
                way.why());
    }

    private List<Consumer> consumers() {
        return doors.store()
                .database()
                .query(
                        "select role, line, vouches, version, about_table, until, until <= clock_timestamp() as ended, person, reason, at"
                                + " from consumer order by role, line, version, about_table",
                        row -> new Consumer(
                                row.getString("role"),
                                row.getString("line"),
                                row.getString("vouches"),
                                (Integer) row.getObject("version"),
                                row.getString("about_table"),
                                Statements.instant(row, "until"),
                                row.getBoolean("ended"),
                                row.getString("person"),
                                row.getString("reason"),
                                Statements.instant(row, "at")));
    }

    private Answer declare(Call call) {
        ConsumerBody body = call.body(ConsumerBody.class);
        String role = required(body.role, "role");
        String reason = required(body.reason, "reason");
        Vouches vouches = vouches(body);
        Duration lasts = Call.checked(() -> DurationText.parse(required(body.until, "until")));
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST_TTL) > 0) {
            throw BellowsException.of(
                    ErrorCode.ADOPT_UNTIL,
                    "A declaration lasts from now on for up to 365d, not for '" + body.until + "'.");
        }
        Instant until = doors.adoption().declareConsumer(role, vouches, lasts, call.person(), reason);
        return Answer.created(new Declared(
                role,
                vouches.line().name(),
                required(body.vouches, "vouches"),
                body.version,
                body.table,
                until,
                reason,
                doors.adoption().knows(vouches.line(), role)));
    }

    /** Nobody vouches for everything: for one version, or for one table. */
    private static Vouches vouches(ConsumerBody body) {
        String word = required(body.vouches, "vouches");
        SchemaLine line = Call.checked(() -> new SchemaLine(required(body.line, "line")));
        if (word.equals(Vouches.BothVersions.WORD) && body.version != null && body.version > 0 && body.table == null) {
            return new Vouches.BothVersions(line, body.version);
        }
        Optional<TableName> table = Optional.ofNullable(body.table).flatMap(TableName::parse);
        if (word.equals(Vouches.NotThis.WORD) && table.isPresent() && body.version == null) {
            return new Vouches.NotThis(line, table.get());
        }
        throw BellowsException.of(
                ErrorCode.ADOPT_VOUCHES,
                "One can vouch for both-versions of one version (its code works before and after it) or for not-this and one"
                        + " table (it does not read that), not for '" + word + "' of "
                        + (body.version == null ? "no version" : "version " + body.version) + " and "
                        + (body.table == null ? "no table" : "table '" + body.table + "'") + ".");
    }

    private Answer withdraw(Call call) {
        String role = call.path("role");
        if (!doors.adoption().withdrawConsumer(role, call.person())) {
            throw BellowsException.of(ErrorCode.SERVER_BAD_REQUEST, "No reader '" + role + "' was declared.");
        }
        return Answer.noContent();
    }

    private Answer claim(Call call) {
        ClaimBody body = call.body(ClaimBody.class);
        String service = required(body.service, "service");
        if (!call.identity().speaksFor(service)) {
            throw BellowsException.of(
                    ErrorCode.AUTH_KIND,
                    "The token belongs to service " + call.identity().name() + ", not to '" + service + "'.");
        }
        Duration ttl = DurationText.parse(required(body.ttl, "ttl"));
        if (ttl.compareTo(SHORTEST_TTL) < 0 || ttl.compareTo(LONGEST_TTL) > 0) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST, "A claim's ttl is 5s … 365d, not '" + body.ttl + "'.");
        }
        if (body.rowsRead != null
                && (body.rowsRead.size() > MOST_ROWS_READ
                        || body.rowsRead.stream()
                                .anyMatch(token -> token.isBlank() || token.length() > LONGEST_TOKEN))) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "rows_read holds at most " + MOST_ROWS_READ + " identity tokens of 1 … " + LONGEST_TOKEN
                            + " characters.");
        }
        int version = Call.checked(
                () -> VersionRange.of(body.version == null ? 0 : body.version).min());
        Registration registration = Call.checked(() -> new Registration(
                service,
                required(body.instance, "instance"),
                new Ulid(call.path("incarnation")).text(),
                new SchemaLine(required(body.line, "line")),
                required(body.environment, "environment"),
                version,
                body.reach == null ? VersionRange.of(version) : new VersionRange(body.reach.min(), body.reach.max()),
                body.targets == null
                        ? List.of()
                        : body.targets.stream().map(TargetName::new).toList(),
                Optional.ofNullable(body.secret),
                Optional.of(ttl),
                body.rowsRead == null ? List.of() : body.rowsRead));
        if (!registration.reach().contains(version)) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "The reach " + registration.reach() + " does not contain version " + version + ".");
        }
        RegistrationAnswer answer = doors.adoption().register(registration);
        return Answer.ok(new ClaimAnswer(
                answer.served().name(),
                answer.secret().orElse(null),
                answer.targets().stream()
                        .map(target -> new TargetVerdict(
                                target.target().name(),
                                target.identityToken().orElse(""),
                                target.served().name(),
                                target.window().min(),
                                target.window().max(),
                                target.reason(),
                                target.setAside()))
                        .toList(),
                answer.retryAfter().toMillis(),
                answer.registered()
                                && answer.targets().isEmpty()
                                && answer.reason().isEmpty()
                        ? meetsNothing(body)
                        : answer.reason(),
                answer.registered()));
    }

    private Answer goodbye(Call call) {
        SecretBody body = call.body(SecretBody.class);
        if (!doors.adoption().goodbye(new ClaimProof(call.path("incarnation"), required(body.secret, "secret")))) {
            throw BellowsException.of(
                    ErrorCode.AUTH_KIND,
                    "No live claim of incarnation " + call.path("incarnation")
                            + " has that secret; nothing was ended.");
        }
        return Answer.noContent();
    }

    private Answer confirmGone(Call call) {
        ReasonBody body = call.body(ReasonBody.class);
        String reason = required(body.reason, "reason");
        String incarnation = call.path("incarnation");
        if (!doors.adoption().confirmGone(incarnation, call.person(), reason)) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "Nobody has seen an incarnation '" + incarnation + "', by a claim or by a session.");
        }
        return Answer.ok(Map.of("incarnation", incarnation, "state", "ENDED"));
    }

    static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw BellowsException.of(ErrorCode.SERVER_BAD_REQUEST, "The field '" + field + "' is missing.");
        }
        return value;
    }

    record ConsumerBody(
            @Nullable String role,
            @Nullable String line,
            @Nullable String vouches,
            @Nullable Integer version,
            @Nullable String table,
            @Nullable String until,
            @Nullable String reason) {}

    record SecretBody(@Nullable String secret) {}

    record ReasonBody(@Nullable String reason) {}

    record ClaimBody(
            @Nullable String service,
            @Nullable String instance,
            @Nullable String line,
            @Nullable String environment,
            @Nullable Integer version,
            Views.@Nullable Range reach,
            @Nullable List<String> targets,
            @Nullable String ttl,
            @Nullable List<String> rowsRead,
            @Nullable String secret) {}

    private record Consumer(
            String role,
            String line,
            String vouches,
            @Nullable Integer version,
            @Nullable String table,
            @Nullable Instant until,
            boolean ended,
            String person,
            String reason,
            @Nullable Instant at) {}

    private record Declared(
            String role,
            String line,
            String vouches,
            @Nullable Integer version,
            @Nullable String table,
            Instant until,
            String reason,
            boolean known) {}

    private record TargetVerdict(
            String target, String identityToken, String served, int min, int max, String reason, boolean setAside) {}

    /** A claim in a line or an environment without databases is kept for those that come; until then it keeps nobody from anything. */
    private static String meetsNothing(ClaimBody body) {
        return "no database of line " + body.line + " is in environment " + body.environment
                + " (bellows get targets): the claim protects nothing yet";
    }

    private record ClaimAnswer(
            String served,
            @Nullable String secret,
            List<TargetVerdict> targets,
            long retryAfterMs,
            String reason,
            boolean registered) {}

    private record WayView(
            String kind,
            String service,
            String instance,
            String incarnation,
            int version,
            String target,
            String server,
            String role,
            @Nullable Instant lastSeen,
            String why) {}

    private record VerdictView(
            String answer,
            String line,
            int version,
            List<WayView> inTheWay,
            int targets,
            List<EvidenceView> evidence,
            String explanation,
            String wayOut) {}

    private record EvidenceView(String target, List<String> lines) {}
}
