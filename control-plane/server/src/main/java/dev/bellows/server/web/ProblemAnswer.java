package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Errors as {@code application/problem+json}. Pure. */
final class ProblemAnswer {
    static final String CONTENT_TYPE = "application/problem+json";

    private ProblemAnswer() {}

    static Answer of(BellowsException e) {
        return of(e.problem(), e.outcome(), Map.of());
    }

    static Answer of(Problem problem, Outcome outcome, Map<String, ?> facts) {
        ErrorCode code = problem.code();
        int status = status(code);
        View view = new View(
                "https://bellows.dev/errors/" + code.id(),
                code.what(),
                status,
                code.id(),
                problem.message(),
                code.cause(),
                problem.wayOut(),
                outcome.name(),
                code.retry().name().toLowerCase(Locale.ROOT),
                new TreeMap<>(facts));
        return new Answer(status, CONTENT_TYPE, Json.write(view));
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case AUTH_REQUIRED -> 401;
            case AUTH_ROLE, AUTH_KIND -> 403;
            case AUTH_NO_SUCH_TOKEN, FLEET_NO_SUCH_TARGET, MIGRATION_UNKNOWN, ROLLOUT_UNKNOWN, SERVER_NO_SUCH_PATH ->
                404;
            case SERVER_BODY_TOO_LARGE -> 413;
            case MIGRATION_INVALID -> 422;
            default ->
                switch (code.category()) {
                    case USER -> 400;
                    case CONFLICT, TARGET -> 409;
                    case CAPACITY -> 429;
                    case UNAVAILABLE -> 503;
                    case INTERNAL -> 500;
                };
        };
    }

    private record View(
            String type,
            String title,
            int status,
            String code,
            String detail,
            String cause,
            String wayOut,
            String outcome,
            String retry,
            Map<String, Object> facts) {}
}
