package dev.bellows.server.store;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store's server has room to write to. A row that is changed where it lies, as a heartbeat is, goes through on a full disk for
 * as long as no file has to grow; so the first write that is refused for want of room says that there is none, and only a table that could
 * grow says that there is some again. Thread-safe; while there is room it does nothing at all.
 */
final class Room {
    /** What PostgreSQL says where a file cannot grow. */
    static final String NONE = "53100";

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final String MAY_NOT_TRY = "42501";
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final DataSource source;
    private final AtomicBoolean full = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    Room(DataSource source) {
        this.source = source;
    }

    static Problem problem() {
        return Problem.of(ErrorCode.SERVER_STORE_FULL, "The store's server has no room left to write to.");
    }

    Optional<Problem> trouble() {
        return full.get() ? Optional.of(problem()) : Optional.empty();
    }

    /** A write was refused for want of room. */
    void refused() {
        if (full.compareAndSet(false, true)) {
            LOG.atError()
                    .addKeyValue("code", ErrorCode.SERVER_STORE_FULL.id())
                    .log(
                            "{} Until there is some, nothing new can be stored.",
                            problem().message());
            Thread.ofVirtual().name("store-room").start(this::watch);
        }
    }

    private void watch() {
        try {
            while (!closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                if (grows()) {
                    full.set(false);
                    LOG.atInfo().log("the store's server has room again");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean grows() {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table bellows_room (filler text)");
                statement.execute("insert into bellows_room select repeat('x', 1000) from generate_series(1, 100)");
                return true;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            // Where a table may not be made nobody can say: the next write that is refused tells it again.
            return MAY_NOT_TRY.equals(e.getSQLState());
        }
    }

    void close() {
        closed.countDown();
    }
}
