package dev.bellows.server.security;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who a token is for. */
public enum TokenKind {
    /** An agent; lists the targets it speaks for. */
    AGENT,
    /** A service; its name is the service's. */
    SERVICE,
    /** A person; has roles. */
    PERSON,
    /** The first person, made at the first start; has role admin. */
    ADMIN;

    /** Lower-case name, as in the token's text. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name, if there is one. */
    public static Optional<TokenKind> parse(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
