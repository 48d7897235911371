package dev.bellows.engine.contract;

import dev.bellows.document.Ulid;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.TargetSettings.PasswordSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens targets as one agent after another would. Thread-safe. */
final class Agents {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path PASSWORD = passwordFile();

    private Agents() {}

    /** A target opened by an agent that nobody has seen before, with the kit's password. */
    static TargetDatabase open(Subject subject, TargetSettings settings, KillPoints places) {
        int number = NUMBER.incrementAndGet();
        return subject.provider()
                .open(
                        new TargetSettings(
                                settings.name(),
                                settings.url(),
                                settings.user(),
                                new PasswordSource.File(PASSWORD),
                                settings.line(),
                                settings.baseline(),
                                settings.environment(),
                                settings.labels(),
                                settings.replicas(),
                                settings.ignoredReplicas(),
                                Ulid.create(Instant.EPOCH, new SplittableRandom(number)),
                                settings.offlineLimit()),
                        new EngineRuntime(InstantSource.system(), new SplittableRandom(number), places));
    }

    private static Path passwordFile() {
        try {
            Path file = Files.createTempFile("engine-contract", ".password");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Findings.PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("nowhere to write the password that no text may repeat", e);
        }
    }
}
