package dev.bellows.server.web;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.server.security.Identity;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One request, read completely, without anything of Vert.x: may be handled on any thread. Immutable. */
final class Call {
    private final Identity identity;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final byte[] body;
    private final BooleanSupplier admitted;

    Call(Identity identity, Map<String, String> path, Map<String, String> query, byte[] body) {
        this(identity, path, query, body, () -> true);
    }

    private Call(
            Identity identity,
            Map<String, String> path,
            Map<String, String> query,
            byte[] body,
            BooleanSupplier admitted) {
        this.identity = identity;
        this.path = Map.copyOf(path);
        this.query = Map.copyOf(query);
        this.body = body.clone();
        this.admitted = admitted;
    }

    /** The same call, which can say later whether it would still be taken. */
    Call whileAdmitted(BooleanSupplier still) {
        return new Call(identity, path, query, body, still);
    }

    /** Whether the identity that made the call still counts: its token was not revoked, its cookie is not too old. May block. */
    boolean stillAdmitted() {
        return admitted.getAsBoolean();
    }

    Identity identity() {
        return identity;
    }

    String person() {
        return identity.name();
    }

    String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("no path parameter " + name);
        }
        return value;
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    byte[] body() {
        return body.clone();
    }

    <T> T body(Class<T> type) {
        return Json.read(body, type);
    }

    /** The body, or the given value when there is none. */
    <T> T bodyOr(Class<T> type, T absent) {
        return body.length == 0 ? absent : Json.read(body, type);
    }

    SchemaLine line() {
        return checked(() -> new SchemaLine(path("line")));
    }

    int version() {
        return checked(() -> VersionRange.of(Integer.parseInt(path("version"))).min());
    }

    long number(String name, long absent) {
        return query(name).map(text -> checked(() -> Long.parseLong(text))).orElse(absent);
    }

    /** Runs a conversion of something the caller typed; what it refuses is a bad request. */
    static <T> T checked(java.util.function.Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException e) {
            throw new BellowsException(
                    Problem.of(
                            ErrorCode.SERVER_BAD_REQUEST,
                            "A part of the request is not understood: " + e.getMessage() + "."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }
}
