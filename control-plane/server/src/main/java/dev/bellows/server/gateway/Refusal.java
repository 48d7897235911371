package dev.bellows.server.gateway;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import io.grpc.Status;

/** Errors as gRPC statuses: the description starts with the stable code. Pure. */
final class Refusal {
    private Refusal() {}

    static Status status(ErrorCode code, String message) {
        return status(Problem.of(code, message));
    }

    static Status status(Problem problem) {
        Status base = switch (problem.code()) {
            case AUTH_REQUIRED -> Status.UNAUTHENTICATED;
            case AUTH_ROLE, AUTH_KIND -> Status.PERMISSION_DENIED;
            case STREAM_SUPERSEDED -> Status.ABORTED;
            case STREAM_MALFORMED -> Status.INVALID_ARGUMENT;
            default ->
                switch (problem.code().category()) {
                    case USER, CONFLICT -> Status.FAILED_PRECONDITION;
                    case CAPACITY -> Status.RESOURCE_EXHAUSTED;
                    case TARGET, UNAVAILABLE -> Status.UNAVAILABLE;
                    case INTERNAL -> Status.INTERNAL;
                };
        };
        return base.withDescription(problem + " Try: " + problem.wayOut());
    }

    static Status status(BellowsException e) {
        return status(e.problem()).withCause(e);
    }
}
