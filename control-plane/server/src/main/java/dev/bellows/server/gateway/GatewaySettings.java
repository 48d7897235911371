package dev.bellows.server.gateway;

import dev.bellows.server.security.Listening;
import java.time.Duration;

/**
 * How the gateway listens and paces.
 *
 * @param listening bind address, port and TLS
 * @param agentHeartbeat pace of agents' heartbeats, 1 … 60 s
 * @param clientHeartbeat pace of SDKs' heartbeats
 * @param offlineLimit how long agents go on with reversible work without us
 * @param pushEvery how often unacknowledged desired rows are looked for, the upper bound of a push's delay
 * @param repeatAfter how long an unacknowledged row or grant waits before it is sent again on the same stream
 */
public record GatewaySettings(
        Listening listening,
        Duration agentHeartbeat,
        Duration clientHeartbeat,
        Duration offlineLimit,
        Duration pushEvery,
        Duration repeatAfter) {

    /** The defaults on a bind address. */
    public static GatewaySettings of(Listening listening) {
        return new GatewaySettings(
                listening,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(3));
    }
}
