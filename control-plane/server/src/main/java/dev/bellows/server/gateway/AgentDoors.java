package dev.bellows.server.gateway;

import dev.bellows.server.driving.Driving;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.telemetry.LatestTelemetry;
import dev.bellows.server.telemetry.Signal;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What every agent's stream talks to.
 *
 * @param poke raised when desired rows may have changed
 * @param nanos monotonic clock
 */
record AgentDoors(
        Fleet fleet,
        Driving driving,
        LatestTelemetry telemetry,
        PlanRequests plans,
        AgentStreams streams,
        GatewaySettings settings,
        Signal poke,
        InstantSource clock,
        LongSupplier nanos) {}
