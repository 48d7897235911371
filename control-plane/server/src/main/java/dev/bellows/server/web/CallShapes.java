package dev.bellows.server.web;

import dev.bellows.document.Selector;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every call takes: the one description by which bodies and queries are checked before any handler sees them, and by which a test
 * sends each field of each call with the wrong type. A call that stands not here cannot be registered. Pure.
 */
final class CallShapes {
    private CallShapes() {}

    /** What a query's parameter is. */
    enum Kind {
        TEXT,
        /** A sequence number, 0 or more. */
        NUMBER,
        SELECTOR
    }

    /**
     * What one call takes.
     *
     * @param method HTTP method
     * @param path path below the API's base, with its parameters
     * @param body record of a JSON body; empty when it takes none, or a document
     * @param query known parameters; others are left alone
     */
    record Shape(String method, String path, Optional<Class<? extends Record>> body, Map<String, Kind> query) {

        /** Refuses a body or a query that is not of this shape. An absent body is the handler's to refuse. */
        void check(byte[] sent, Map<String, String> asked) {
            if (sent.length > 0) {
                body.ifPresent(type -> Json.read(sent, type));
            }
            query.forEach((name, kind) -> {
                String value = asked.get(name);
                if (value != null && !value.isBlank()) {
                    check(name, kind, value);
                }
            });
        }

        private static void check(String name, Kind kind, String value) {
            switch (kind) {
                case TEXT -> {}
                case NUMBER -> {
                    if (!value.matches("\\d{1,18}")) {
                        throw BellowsException.of(
                                ErrorCode.SERVER_BAD_REQUEST,
                                "The parameter '" + name + "' is not a whole number of 0 or more.");
                    }
                }
                case SELECTOR -> {
                    Selector _ = Selector.parse(value);
                }
            }
        }
    }

    private static final Map<String, Kind> NONE = Map.of();
    private static final Map<String, Kind> AFTER = Map.of("after", Kind.NUMBER);
    private static final Map<String, Kind> SELECTED = Map.of("selector", Kind.SELECTOR);

    static final List<Shape> ALL = List.of(
            plain("POST", "/migrations", Map.of("file", Kind.TEXT, "replace", Kind.TEXT)),
            plain("GET", "/migrations", NONE),
            plain("GET", "/migrations/:line/:version", NONE),
            json("POST", "/migrations/:line/:version/withdraw", MigrationCalls.WithdrawBody.class),
            plain("POST", "/explain", Map.of("file", Kind.TEXT, "target", Kind.TEXT)),
            json("POST", "/rollouts/:line/:version/plan", RolloutCalls.PlanBody.class),
            plain("GET", "/rollouts", NONE),
            plain("GET", "/rollouts/:line/:number", NONE),
            plain("GET", "/rollouts/:line/:number/plan", NONE),
            plain("GET", "/rollouts/:line/:number/events", AFTER),
            json("POST", "/rollouts/:line/:number/start", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/pause", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/resume", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/abort", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/rollback", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/contract", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/revert", RolloutCalls.VerbBody.class),
            json("POST", "/rollouts/:line/:number/retry", RolloutCalls.VerbBody.class),
            plain("GET", "/rollouts/:line/:number/throttle", SELECTED),
            json("POST", "/rollouts/:line/:number/throttle", ThrottleCalls.SetBody.class),
            json("POST", "/approvals", RolloutCalls.ApproveBody.class),
            plain("GET", "/approvals", NONE),
            plain("GET", "/gates", Map.of("rollout", Kind.TEXT)),
            plain("GET", "/fleet/events", NONE),
            plain("GET", "/targets", SELECTED),
            plain("GET", "/targets/:name", NONE),
            json("POST", "/targets/:name/environment", TargetCalls.EnvironmentBody.class),
            json("POST", "/targets/:name/reconcile", TargetCalls.ReconcileBody.class),
            json("POST", "/targets/:name/accept-drift", AdoptionCalls.ReasonBody.class),
            plain("GET", "/bad-rows", SELECTED),
            plain("GET", "/archives", SELECTED),
            plain("GET", "/agents", NONE),
            plain("GET", "/windows", NONE),
            plain("GET", "/instances", NONE),
            plain("GET", "/services", NONE),
            plain("GET", "/can-i/:question/:line/:version", Map.of("selector", Kind.SELECTOR, "service", Kind.TEXT)),
            plain("GET", "/consumers", NONE),
            json("POST", "/consumers", AdoptionCalls.ConsumerBody.class),
            plain("DELETE", "/consumers/:role", NONE),
            json("PUT", "/claims/:incarnation", AdoptionCalls.ClaimBody.class),
            json("DELETE", "/claims/:incarnation", AdoptionCalls.SecretBody.class),
            json("POST", "/claims/:incarnation/confirm-gone", AdoptionCalls.ReasonBody.class),
            json("POST", "/tokens", SecurityCalls.TokenBody.class),
            plain("GET", "/tokens", NONE),
            plain("DELETE", "/tokens/:id", NONE),
            plain("POST", "/page", NONE),
            plain("GET", "/audit", AFTER));

    private static final Map<String, Shape> BY_NAME = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(shape -> shape.method + " " + shape.path, shape -> shape));

    private static Shape plain(String method, String path, Map<String, Kind> query) {
        return new Shape(method, path, Optional.empty(), query);
    }

    private static Shape json(String method, String path, Class<? extends Record> body) {
        return new Shape(method, path, Optional.of(body), NONE);
    }

    static Shape of(String method, String path) {
        Shape shape = BY_NAME.get(method + " " + path);
        if (shape == null) {
            throw new IllegalStateException("nothing says what " + method + " " + path + " takes; known are "
                    + Arrays.toString(BY_NAME.keySet().stream().sorted().toArray()));
        }
        return shape;
    }
}
