package dev.bellows.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {
    @Test
    void textIsReadBackAndNeverPrintedByAccident() {
        TokenText token = TokenText.create(TokenKind.AGENT, new SplittableRandom(1));
        assertThat(TokenText.parse(token.text())).contains(token);
        assertThat(token.toString()).doesNotContain(token.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "blw_",
                "blw_king_0123456789_0123456789abcdefghjkmnpqrstvwxyz",
                "blw_agent_0123456789_0123456789abcdefghjkmnpqrstvwxy",
                "blw_agent_012345678_0123456789abcdefghjkmnpqrstvwxyz",
                "blw_agent_0123456789_0123456789ABCDEFGHJKMNPQRSTVWXYZ",
                "blw_agent_0123456789_0123456789abcdefghjkmnpqrstvwxyz\n",
            })
    void anythingElseIsNoToken(String text) {
        assertThat(TokenText.parse(text)).isEmpty();
    }
}
