package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.postgresql.lock.LockHolders;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hot standbys during the lock ladder: an ACCESS EXCLUSIVE lock is replayed there and stalls or cancels their queries, whatever
 * lock_timeout says here. Confined to the worker; a standby that cannot be reached is logged once and left out.
 */
final class Standbys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Standbys.class);

    private final Sessions sessions;
    private final Map<String, PinnedSession> open = new LinkedHashMap<>();
    private final Set<String> unreachable = new TreeSet<>();

    Standbys(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Queries on the relations that are older than that, named with their standby. */
    List<String> queriesOn(List<Long> oids, Duration age) {
        List<String> found = new ArrayList<>();
        List<String> replicas = sessions.settings().replicas();
        for (int i = 0; i < replicas.size(); i++) {
            String url = replicas.get(i);
            if (unreachable.contains(url)) {
                continue;
            }
            try {
                PinnedSession session = open.computeIfAbsent(url, it -> sessions.replica(it, Limits.QUESTION));
                for (String holder : LockHolders.olderThan(session, oids, age)) {
                    found.add("on standby " + (i + 1) + " " + holder);
                }
            } catch (SQLException | BellowsException e) {
                unreachable.add(url);
                LOG.atWarn()
                        .addKeyValue("target", sessions.settings().name())
                        .addKeyValue("standby", i + 1)
                        .setCause(e)
                        .log("a standby cannot be asked for its queries before a strong lock");
            }
        }
        return found;
    }

    @Override
    public void close() {
        open.values().forEach(PinnedSession::close);
    }
}
