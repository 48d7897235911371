package dev.bellows.embedded;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts PostgreSQL in a directory, creating the cluster the first time. The server is a daemon of its own: it survives our
 * SIGKILL, and the next start on the same directory adopts it.
 */
public final class EmbeddedPostgresql {
    /** The superuser of every embedded server. */
    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresql.class);

    private EmbeddedPostgresql() {}

    /**
     * Answers a server that accepts connections, started or adopted. One process at a time may hold a directory: the next is
     * refused with {@link ErrorCode#EMBEDDED_DIRECTORY_IN_USE}. Blocks at most {@link EmbeddedSettings#startTimeout()} per part
     * (creating, starting).
     *
     * @throws BellowsException with one of the EMBEDDED codes
     */
    public static RunningPostgresql start(EmbeddedSettings settings) {
        var directory = new ServerDirectory(settings.directory());
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            return startLocked(settings, directory, lock);
        } catch (IOException e) {
            lock.close();
            throw new BellowsException(
                    Problem.of(
                            ErrorCode.EMBEDDED_START_FAILED,
                            "The files of the server in " + directory.root() + " cannot be used."),
                    Outcome.UNKNOWN,
                    e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static RunningPostgresql startLocked(
            EmbeddedSettings settings, ServerDirectory directory, DirectoryLock lock) throws IOException {
        Files.createDirectories(directory.logFile().resolveSibling("."));
        PostgresqlPrograms programs = PostgresqlPrograms.unpackedIn(settings.binaries());
        Account account = Account.forDirectory(directory.root(), settings.account());
        var cluster = new Cluster(settings, directory, programs, account);
        cluster.createIfAbsent();
        cluster.check();
        boolean adopted = cluster.settleOldPostmaster();
        Postmaster postmaster = adopted ? cluster.awaitReady() : cluster.startServer();
        var running = new RunningPostgresql(cluster, lock, postmaster, password(directory), adopted);
        running.assertOurs();
        LOG.atInfo()
                .addKeyValue("directory", directory.root())
                .addKeyValue("port", postmaster.port())
                .addKeyValue("pid", postmaster.pid())
                .log(adopted ? "Adopted the running PostgreSQL" : "Started PostgreSQL");
        return running;
    }

    private static String password(ServerDirectory directory) throws IOException {
        Path file = directory.passwordFile();
        if (!Files.exists(file)) {
            return "";
        }
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            LOG.atWarn().addKeyValue("file", file).log("The password file was readable by others; it is 0600 now");
        }
        return Files.readString(file).strip();
    }
}
