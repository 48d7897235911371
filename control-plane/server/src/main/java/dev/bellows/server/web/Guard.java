package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.security.Identity;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;

/** Who may make a call. */
sealed interface Guard {
    /** Throws the coded refusal when this identity may not. */
    void check(Identity identity);

    /** A person with a role. */
    record Has(Role role) implements Guard {
        @Override
        public void check(Identity identity) {
            if (!identity.may(role)) {
                throw BellowsException.of(
                        ErrorCode.AUTH_ROLE,
                        "The token of " + identity.kind().word() + " " + identity.name() + " does not have role "
                                + role.word() + ".");
            }
        }
    }

    /** A service. */
    record Service() implements Guard {
        @Override
        public void check(Identity identity) {
            if (identity.kind() != TokenKind.SERVICE) {
                throw BellowsException.of(
                        ErrorCode.AUTH_KIND,
                        "Claims are made with a service's token, not with one of kind "
                                + identity.kind().word() + ".");
            }
        }
    }
}
