package dev.bellows.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    @Test
    void aPortInUseIsNamedWithTheCommandThatShowsWhoHasIt() {
        try (MetricsServer first = MetricsServer.open(0, List.of(), () -> true)) {
            int port = first.port();
            BellowsException refused = catchThrowableOfType(
                    BellowsException.class,
                    () -> MetricsServer.open(port, List.of(), () -> true).close());
            assertThat(refused.problem().code()).isEqualTo(ErrorCode.AGENT_PORT);
            assertThat(refused.problem().message()).contains("port " + port, "metricsPort: 0");
            assertThat(refused.problem().wayOut()).isEqualTo("ss -ltnp 'sport = :" + port + "'");
        }
    }
}
