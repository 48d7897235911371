package dev.bellows.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void loopbackNeedsNoTls(String host) {
        Listening listening = new Listening(host, 0, Optional.empty());
        assertThat(listening.checked()).isSameAs(listening);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void anythingElseIsRefusedWithoutTls(String host) {
        Listening listening = new Listening(host, 0, Optional.empty());
        assertThatThrownBy(listening::checked)
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_NOT_LOOPBACK));
    }

    @Test
    void unreadableCertificateIsNamed() {
        Listening listening = new Listening(
                "0.0.0.0",
                0,
                Optional.of(new Listening.Tls(Path.of("/nowhere/cert.pem"), Path.of("/nowhere/key.pem"))));
        assertThatThrownBy(listening::checked)
                .hasMessageContaining("/nowhere/cert.pem")
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SERVER_TLS));
    }
}
