package dev.bellows.engine.postgresql.session;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.engine.TargetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Sessions of target shop-1, wherever it is. */
final class TestSessions {
    private TestSessions() {}

    static Sessions at(String url, String user) {
        return at(url, user, new TargetSettings.PasswordSource.DriverDefault());
    }

    static Sessions at(String url, String user, TargetSettings.PasswordSource password) {
        return new Sessions(new TargetSettings(
                new TargetName("shop-1"),
                url,
                user,
                password,
                new SchemaLine("orders"),
                17,
                "test",
                Map.of(),
                List.of(),
                Set.of(),
                Ulid.create(Instant.EPOCH, new SplittableRandom(1)),
                Duration.ofHours(1)));
    }
}
