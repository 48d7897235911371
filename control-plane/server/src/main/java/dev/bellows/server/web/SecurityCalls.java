package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.security.Identity;
import dev.bellows.server.security.PageCodes;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import dev.bellows.server.security.Tokens;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls about tokens and the audit log. Thread-safe; calls block. */
final class SecurityCalls {
    private final Tokens tokens;
    private final AuditLog audit;
    private final PageCodes codes;

    SecurityCalls(Tokens tokens, AuditLog audit, PageCodes codes) {
        this.tokens = tokens;
        this.audit = audit;
        this.codes = codes;
    }

    void register(Api api) {
        Guard admin = new Guard.Has(Role.ADMIN);
        api.post("/tokens", admin, this::create)
                .get("/tokens", admin, call -> Answer.ok(tokens.list()))
                .delete("/tokens/:id", admin, this::revoke)
                .post("/page", new Guard.Has(Role.VIEWER), this::page)
                .get("/audit", new Guard.Has(Role.OPERATOR), this::audit);
    }

    /** A page's watcher has no token that an address could belong to: its cookie would make itself a new one for ever. */
    private Answer page(Call call) {
        if (call.identity().equals(Identity.watcher())) {
            throw BellowsException.of(
                    ErrorCode.AUTH_ROLE, "The page's own cookie cannot ask for another address; a token can.");
        }
        return Answer.created(new Page("/?code=" + codes.issue(call.identity().tokenId())));
    }

    private Answer create(Call call) {
        TokenBody body = call.body(TokenBody.class);
        String word = AdoptionCalls.required(body.kind, "kind");
        TokenKind kind = TokenKind.parse(word)
                .filter(known -> known != TokenKind.ADMIN)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.SERVER_BAD_REQUEST,
                        "A token is of kind agent, service or person, not '" + word + "'."));
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : body.roles == null ? List.<String>of() : body.roles) {
            roles.add(Role.parse(role)
                    .orElseThrow(() -> BellowsException.of(
                            ErrorCode.SERVER_BAD_REQUEST,
                            "There is no role '" + role + "': roles are author, approver, operator, viewer, admin.")));
        }
        String name = AdoptionCalls.required(body.name, "name");
        Tokens.NewToken made = tokens.create(
                kind, name, body.targets == null ? List.of() : body.targets, roles, Optional.of(call.person()));
        return Answer.created(new Made(made.id(), made.token()));
    }

    private Answer revoke(Call call) {
        tokens.revoke(call.path("id"), call.person());
        return Answer.noContent();
    }

    private Answer audit(Call call) {
        return Answer.ok(audit.after(call.number("after", 0)).stream()
                .map(line -> new Line(
                        line.seq(),
                        line.at(),
                        line.who(),
                        line.verb(),
                        line.object(),
                        line.reason(),
                        Json.tree(line.facts())))
                .toList());
    }

    record TokenBody(
            @Nullable String kind,
            @Nullable String name,
            @Nullable List<String> targets,
            @Nullable List<String> roles) {}

    /** Where the page opens, once, below the server's address. */
    private record Page(String path) {}

    private record Made(String id, String token) {}

    private record Line(
            long seq,
            @Nullable Instant at,
            String who,
            String verb,
            String object,
            String reason,
            com.fasterxml.jackson.databind.JsonNode facts) {}
}
