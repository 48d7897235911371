package dev.bellows.server.web;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.driving.Driving.TargetDecision;
import dev.bellows.server.driving.Driving.TargetOutcome;
import dev.bellows.server.security.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls with which a person decides about one target. Thread-safe; calls block. */
final class TargetCalls {
    private static final int LONGEST_ENVIRONMENT = 80;

    private final Doors doors;

    TargetCalls(Doors doors) {
        this.doors = doors;
    }

    void register(Api api) {
        Guard operator = new Guard.Has(Role.OPERATOR);
        api.post("/targets/:name/environment", operator, this::environment)
                .post("/targets/:name/reconcile", operator, this::reconcile)
                .post("/targets/:name/accept-drift", operator, this::acceptDrift);
    }

    private static TargetName target(Call call) {
        return Call.checked(() -> new TargetName(call.path("name")));
    }

    private Answer environment(Call call) {
        EnvironmentBody body = call.body(EnvironmentBody.class);
        String environment = AdoptionCalls.required(body.environment, "environment");
        if (environment.length() > LONGEST_ENVIRONMENT) {
            throw BellowsException.of(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "An environment's name has 1 … " + LONGEST_ENVIRONMENT + " characters.");
        }
        return decided(call, new TargetDecision.Environment(target(call), environment), body.reason);
    }

    private Answer reconcile(Call call) {
        ReconcileBody body = call.body(ReconcileBody.class);
        TargetDecision decision = switch (AdoptionCalls.required(body.decision, "decision")) {
            case "accept" -> new TargetDecision.Accept(target(call));
            case "as-new" -> new TargetDecision.AsNew(target(call));
            default ->
                throw BellowsException.of(
                        ErrorCode.SERVER_BAD_REQUEST,
                        "The field 'decision' is accept or as-new, not '" + body.decision + "'.");
        };
        return decided(call, decision, body.reason);
    }

    private Answer acceptDrift(Call call) {
        AdoptionCalls.ReasonBody body = call.body(AdoptionCalls.ReasonBody.class);
        return decided(call, new TargetDecision.AcceptDrift(target(call)), body.reason());
    }

    private Answer decided(Call call, TargetDecision decision, @Nullable String reason) {
        TargetOutcome outcome =
                doors.driving().decide(decision, call.person(), AdoptionCalls.required(reason, "reason"));
        doors.gateway().poke();
        return Answer.ok(new Decided(
                outcome.target().name(),
                outcome.state(),
                outcome.notServed(),
                outcome.rollouts().stream().map(RolloutId::toString).toList()));
    }

    record EnvironmentBody(
            @Nullable String environment, @Nullable String reason) {}

    record ReconcileBody(
            @Nullable String decision, @Nullable String reason) {}

    /** What became of it; {@code not_served} names instances that the target's window does not serve as it is now. */
    private record Decided(String target, String state, List<String> notServed, List<String> rollouts) {}
}
