package dev.bellows.server.security;

import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the store: only hashes of their secrets. Thread-safe; calls block.
 *
 * <p>A token that is revoked stops at the next request, and an open stream with it at its next sign of life.
 */
public final class Tokens {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,79}");
    private static final Pattern AGENT_NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String COLUMNS = "id, kind, name, roles, targets, secret_sha256, created_at, revoked_at";

    private final Database store;
    private final RandomGenerator chance;

    /**
     * @param chance a cryptographically strong source
     */
    public Tokens(Database store, RandomGenerator chance) {
        this.store = store;
        this.chance = chance;
    }

    /** The identity behind a token's text; empty when it is malformed, unknown, revoked or its secret differs. */
    public Optional<Identity> authenticate(String text) {
        return TokenText.parse(text).flatMap(this::check);
    }

    private Optional<Identity> check(TokenText presented) {
        return store.one("select " + COLUMNS + " from token where id = ?", Tokens::read, presented.id())
                .filter(stored -> stored.kind == presented.kind()
                        && stored.revokedAt == null
                        && MessageDigest.isEqual(stored.secretHash, presented.secretHash()))
                .map(StoredToken::identity);
    }

    /** Whether a token is one of ours and was not revoked. */
    public boolean counts(String id) {
        return store.one("select 1 from token where id = ? and revoked_at is null", row -> true, id)
                .isPresent();
    }

    /** Those of the ids that were revoked. */
    public Set<String> revoked(Set<String> ids) {
        return Set.copyOf(store.query(
                "select id from token where revoked_at is not null and id = any(?)", row -> row.getString(1), (Object)
                        ids.toArray(String[]::new)));
    }

    /** Makes a token by the process itself, which no person asked for. Its text is in the answer and nowhere else. */
    public NewToken create(TokenKind kind, String name, List<String> targets, Set<Role> roles) {
        return create(kind, name, targets, roles, Optional.empty());
    }

    /** Makes a token that a person asked for, with its line in the audit log. Its text is in the answer and nowhere else. */
    public NewToken create(
            TokenKind kind, String name, List<String> targets, Set<Role> roles, Optional<String> person) {
        validate(kind, name, targets, roles);
        TokenText token = TokenText.create(kind, chance);
        String[] roleWords = new TreeSet<>(roles.stream().map(Role::word).toList()).toArray(String[]::new);
        return store.transaction(sql -> {
            sql.update(
                    "insert into token (id, kind, name, roles, targets, secret_sha256) values (?, ?, ?, ?, ?, ?)",
                    token.id(),
                    kind.word(),
                    name,
                    roleWords,
                    new TreeSet<>(targets).toArray(String[]::new),
                    token.secretHash());
            if (person.isPresent()) {
                // Kind and name are words without quotes, checked above.
                String facts = "{\"kind\":\"" + kind.word() + "\",\"name\":\"" + name + "\"}";
                AuditLog.write(sql, person.get(), "token create", token.id(), "", facts);
            }
            return new NewToken(token.id(), token.text());
        });
    }

    private static void validate(TokenKind kind, String name, List<String> targets, Set<Role> roles) {
        Pattern form = kind == TokenKind.AGENT ? AGENT_NAME : NAME;
        boolean anyService = kind == TokenKind.SERVICE && name.equals(Identity.ANY_SERVICE);
        if (!anyService && !form.matcher(name).matches()) {
            throw refused("a token of kind " + kind.word() + " cannot have the name '" + name + "'");
        }
        switch (kind) {
            case AGENT -> {
                if (targets.isEmpty() || !roles.isEmpty()) {
                    throw refused("an agent's token lists at least one target and has no roles");
                }
                targets.forEach(Tokens::validateTarget);
            }
            case SERVICE -> {
                if (!targets.isEmpty() || !roles.isEmpty()) {
                    throw refused("a service's token has neither targets nor roles");
                }
            }
            case PERSON -> {
                if (!targets.isEmpty() || roles.isEmpty()) {
                    throw refused("a person's token has at least one role and no targets");
                }
            }
            case ADMIN -> {
                if (!targets.isEmpty()) {
                    throw refused("an admin's token has no targets");
                }
            }
        }
    }

    private static void validateTarget(String target) {
        try {
            TargetName _ = new TargetName(target);
        } catch (IllegalArgumentException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.SERVER_BAD_REQUEST, "'" + target + "' cannot be the name of a target."),
                    dev.bellows.document.error.Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static BellowsException refused(String why) {
        return BellowsException.of(ErrorCode.SERVER_BAD_REQUEST, "No token was made: " + why + ".");
    }

    /** Ends a token. Throws {@link ErrorCode#AUTH_NO_SUCH_TOKEN} when there is none, or it was ended before. */
    public void revoke(String id, String person) {
        int ended = store.transaction(sql -> {
            int changed = sql.update(
                    "update token set revoked_at = clock_timestamp() where id = ? and revoked_at is null", id);
            if (changed > 0) {
                AuditLog.write(sql, person, "token revoke", id, "", "{}");
            }
            return changed;
        });
        if (ended == 0) {
            throw BellowsException.of(ErrorCode.AUTH_NO_SUCH_TOKEN, "There is no live token with the id '" + id + "'.");
        }
    }

    /** Every token, newest first, without secrets. */
    public List<TokenView> list() {
        return store.query(
                "select " + COLUMNS + " from token order by created_at desc, id",
                row -> read(row).view());
    }

    /** Whether any token was ever made: false only at the very first start. */
    public boolean none() {
        return store.one("select 1 from token limit 1", row -> true).isEmpty();
    }

    private static StoredToken read(ResultSet row) throws SQLException {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : Statements.texts(row, "roles")) {
            Role.parse(word).ifPresent(roles::add);
        }
        TokenKind kind = TokenKind.parse(row.getString("kind"))
                .orElseThrow(() -> new IllegalStateException("the table allows known kinds only"));
        Instant createdAt = Statements.instant(row, "created_at");
        if (createdAt == null) {
            throw new IllegalStateException("a token has a time of creation");
        }
        return new StoredToken(
                new Identity(row.getString("id"), kind, row.getString("name"), roles, Statements.texts(row, "targets")),
                kind,
                row.getBytes("secret_sha256"),
                createdAt,
                Statements.instant(row, "revoked_at"));
    }

    /**
     * A token just made.
     *
     * @param id public part
     * @param token whole text, shown once
     */
    public record NewToken(String id, String token) {
        @Override
        public String toString() {
            return "NewToken[" + id + "]";
        }
    }

    /** A token for people: everything but its secret. */
    public record TokenView(
            String id,
            String kind,
            String name,
            List<String> roles,
            List<String> targets,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        public TokenView {
            roles = List.copyOf(roles);
            targets = List.copyOf(targets);
        }
    }

    private static final class StoredToken {
        private final Identity identity;
        private final TokenKind kind;
        private final byte[] secretHash;
        private final Instant createdAt;
        private final @Nullable Instant revokedAt;

        private StoredToken(
                Identity identity, TokenKind kind, byte[] secretHash, Instant createdAt, @Nullable Instant revokedAt) {
            this.identity = identity;
            this.kind = kind;
            this.secretHash = secretHash;
            this.createdAt = createdAt;
            this.revokedAt = revokedAt;
        }

        private Identity identity() {
            return identity;
        }

        private TokenView view() {
            return new TokenView(
                    identity.tokenId(),
                    kind.word(),
                    identity.name(),
                    identity.roles().stream().map(Role::word).sorted().toList(),
                    identity.targets(),
                    createdAt,
                    revokedAt);
        }
    }
}
