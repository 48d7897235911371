package dev.bellows.embedded;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked from the jar of this platform into a directory named after the
 * archive's digest. Complete or absent: unpacked beside it under a lock, then renamed. Thread-safe because immutable.
 *
 * @param home the unpacked installation
 */
public record PostgresqlPrograms(Path home) {
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    /** Unpacks into {@code cache} unless that was done before, by us or by another process. */
    public static PostgresqlPrograms unpackedIn(Path cache) {
        String archive = "postgres-linux-" + architecture() + ".txz";
        try {
            Files.createDirectories(cache);
            Path home = cache.resolve("postgresql-" + digest(archive).substring(0, 12));
            if (!Files.isDirectory(home)) {
                unpackOnce(archive, cache, home);
            }
            return new PostgresqlPrograms(home);
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.EMBEDDED_BINARIES, "The programs cannot be unpacked into " + cache + "."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    public Path initdb() {
        return home.resolve("bin").resolve("initdb");
    }

    public Path pgCtl() {
        return home.resolve("bin").resolve("pg_ctl");
    }

    /** The major version as {@code PG_VERSION} writes it: {@code 18}. */
    String majorVersion(Account account) throws IOException {
        Command.Result result = Command.run(
                account.command(List.of(home.resolve("bin").resolve("postgres").toString(), "--version")),
                home,
                Duration.ofSeconds(10));
        Matcher version = VERSION.matcher(result.output());
        if (!result.succeeded() || !version.find()) {
            throw BellowsException.of(
                    ErrorCode.EMBEDDED_BINARIES, "The programs in " + home + " do not run: " + result.output());
        }
        return version.group(1);
    }

    private static synchronized void unpackOnce(String archive, Path cache, Path home) throws IOException {
        try (var channel = FileChannel.open(
                        cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid() || Files.isDirectory(home)) {
                return;
            }
            removeHalfUnpacked(cache);
            Path half = Files.createTempDirectory(cache, "half-");
            try (InputStream in = resource(archive)) {
                TarArchive.unpack(in, half);
            }
            Files.setPosixFilePermissions(half, TarArchive.FOLDER);
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** A process that was killed while it unpacked left these; the lock says that nobody is at it now. */
    private static void removeHalfUnpacked(Path cache) throws IOException {
        try (Stream<Path> found = Files.list(cache)) {
            for (Path path : found.filter(p -> p.getFileName().toString().startsWith("half-"))
                    .toList()) {
                Folders.delete(path);
            }
        }
    }

    private static String architecture() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        if (!os.contains("linux")) {
            throw unsupported(os, machine);
        }
        return switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> throw unsupported(os, machine);
        };
    }

    private static BellowsException unsupported(String os, String machine) {
        return BellowsException.of(
                ErrorCode.EMBEDDED_BINARIES, "There is no embedded PostgreSQL for " + os + " on " + machine + ".");
    }

    private static InputStream resource(String archive) {
        InputStream in = PostgresqlPrograms.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw BellowsException.of(
                    ErrorCode.EMBEDDED_BINARIES,
                    "This distribution holds no embedded PostgreSQL for this machine (" + archive + " is not in it).");
        }
        return in;
    }

    private static String digest(String archive) throws IOException {
        try (InputStream in = resource(archive)) {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
