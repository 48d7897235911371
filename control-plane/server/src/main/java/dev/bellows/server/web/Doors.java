package dev.bellows.server.web;

import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.gateway.Gateway;
import dev.bellows.server.migrations.Migrations;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.security.PageCodes;
import dev.bellows.server.security.Tokens;
import dev.bellows.server.store.Store;
import dev.bellows.server.telemetry.LatestTelemetry;

/** What the HTTP port calls. */
public record Doors(
        Store store,
        Tokens tokens,
        PageCodes codes,
        AuditLog audit,
        Fleet fleet,
        Migrations migrations,
        RolloutSource rollouts,
        Driving driving,
        Adoption adoption,
        Gateway gateway,
        LatestTelemetry telemetry) {}
