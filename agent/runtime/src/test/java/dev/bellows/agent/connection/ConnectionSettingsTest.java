package dev.bellows.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.agent.connection.ConnectionSettings.Tls;
import dev.bellows.agent.connection.ConnectionSettings.TokenSource;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {
    private static final TokenSource TOKEN = new TokenSource.File(Path.of("/nowhere/token"));

    @Test
    void plainTextToAnotherMachineIsRefused() {
        ConnectionSettings remote = ConnectionSettings.of("192.0.2.7:7443", TOKEN, Optional.empty());
        BellowsException refused = catchThrowableOfType(BellowsException.class, remote::requireSafe);
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.AGENT_PLAIN_TEXT);
    }

    @Test
    void plainTextStaysAllowedOnLoopbackAndTlsAnywhere() {
        assertThatNoException()
                .isThrownBy(ConnectionSettings.of("127.0.0.1:7443", TOKEN, Optional.empty())::requireSafe);
        assertThatNoException()
                .isThrownBy(ConnectionSettings.of(
                        "192.0.2.7:7443",
                        TOKEN,
                        Optional.of(new Tls(Optional.empty(), Optional.empty(), Optional.empty())))::requireSafe);
    }

    @Test
    void anAddressWithoutAPortIsRefused() {
        BellowsException refused = catchThrowableOfType(
                BellowsException.class, () -> ConnectionSettings.of("bellows.internal", TOKEN, Optional.empty()));
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.AGENT_CONFIG);
    }

    @Test
    void aMissingTokenFileIsNamed() {
        BellowsException refused = catchThrowableOfType(BellowsException.class, TOKEN::read);
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.AGENT_TOKEN);
        assertThat(refused.getMessage()).contains("/nowhere/token");
    }
}
