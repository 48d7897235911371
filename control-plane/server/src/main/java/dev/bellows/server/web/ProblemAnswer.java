package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Errors as {@code application/problem+json}. Pure. */
final class ProblemAnswer {
    static final String CONTENT_TYPE = "application/problem+json";

    /** What is put into a command: it comes from the caller's path. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]*");

    private ProblemAnswer() {}

    static Answer of(BellowsException e) {
        return of(e.problem(), e.outcome(), Map.of());
    }

    /** An error of a call whose path names what the catalogue of errors calls ROLLOUT, LINE/VERSION or TARGET. */
    static Answer of(BellowsException e, Map<String, String> path) {
        Problem problem = e.problem();
        return of(new Problem(problem.code(), problem.message(), named(problem.wayOut(), path)), e.outcome(), Map.of());
    }

    /** A way out that can be typed as it stands. */
    static String named(String wayOut, Map<String, String> path) {
        String line = path.getOrDefault("line", "");
        String number = path.getOrDefault("number", path.getOrDefault("version", ""));
        String target = path.getOrDefault("target", path.getOrDefault("name", ""));
        String named = wayOut;
        if (PLAIN.matcher(line).matches() && PLAIN.matcher(number).matches()) {
            String version = number.replaceFirst("\\..*", "");
            named = named.replaceAll("\\bROLLOUT\\b", line + "/" + number)
                    .replaceAll("\\bLINE/VERSION\\b", line + "/" + version)
                    .replaceAll("\\bLINE VERSION\\b", line + " " + version);
        }
        return PLAIN.matcher(target).matches() ? named.replaceAll("\\bTARGET\\b", target) : named;
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
