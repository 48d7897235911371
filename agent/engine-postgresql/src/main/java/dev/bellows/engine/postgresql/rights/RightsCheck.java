package dev.bellows.engine.postgresql.rights;

import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.Checkup;
import dev.bellows.engine.Finding;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.observe.Replicas;
import dev.bellows.engine.postgresql.rights.RightsFacts.Who;
import dev.bellows.engine.postgresql.schema.Inspector;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.PostgresUrl;
import dev.bellows.engine.postgresql.session.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a target, and at each of its replicas, as the agent's role. Whatever refuses the look is a finding. Changes nothing. Confined
 * to the caller's thread.
 */
public final class RightsCheck {
    private static final String CONNECTION = "connection";

    private final Sessions sessions;
    private final TargetSettings settings;

    public RightsCheck(Sessions sessions) {
        this.sessions = sessions;
        this.settings = sessions.settings();
    }

    /** One look, with a deadline for each session and each statement. */
    public Checkup run() {
        List<Finding> findings = new ArrayList<>();
        String reached = "";
        try (PinnedSession session = sessions.primary(0, Limits.QUESTION)) {
            RightsFacts facts = new RightsReader(session).read();
            reached = reached(facts.who());
            findings.add(Finding.fine(CONNECTION, reached));
            findings.addAll(RightsFindings.of(facts));
            if (facts.schema().usable()
                    && facts.schema().version() == facts.schema().newest()) {
                identity(session, findings);
            }
            replicas(session, facts.sight().all(), findings);
        } catch (BellowsException refused) {
            findings.add(refused(CONNECTION, refused));
        } catch (SQLException e) {
            findings.add(new Finding(
                    CONNECTION, Finding.Verdict.MISSING, "a look failed with SQLSTATE " + e.getSQLState(), ""));
        }
        return new Checkup(reached, findings);
    }

    private String reached(Who who) {
        PostgresUrl url = PostgresUrl.parse(settings.url());
        return "PostgreSQL " + who.version() + " at " + url.hosts() + ", database " + who.database() + ", role "
                + who.role();
    }

    private static Finding refused(String subject, BellowsException refused) {
        String message = refused.problem().message();
        String wayOut = refused.problem().wayOut();
        int grant = message.lastIndexOf(": GRANT ");
        // Of a right the statement itself; and no command that asks a control plane, which need not be there.
        String statement = grant >= 0 ? message.substring(grant + 2) : wayOut.startsWith("bellows ") ? "" : wayOut;
        return new Finding(
                subject,
                Finding.Verdict.MISSING,
                message + " (" + refused.problem().code().id() + ")",
                statement);
    }

    /** Why a take-over would be refused, whatever the rights: a copy, another name, another baseline. */
    private void identity(PinnedSession session, List<Finding> findings) throws SQLException {
        try {
            new Inspector(session, settings).refuseClone();
        } catch (BellowsException copy) {
            findings.add(refused("identity", copy));
        }
        String line = settings.line().name();
        session.one(
                        "SELECT target FROM bellows.holder WHERE line = ? AND target <> ?",
                        row -> row.getString(1),
                        line,
                        settings.name().name())
                .ifPresent(other -> findings.add(new Finding(
                        "identity",
                        Finding.Verdict.MISSING,
                        "line " + line + " of this database is target " + other + " already; no agent takes it over as "
                                + settings.name() + " (BLW-TARGET-014)",
                        "")));
        Optional<Integer> baseline =
                session.one("SELECT baseline FROM bellows.\"window\" WHERE line = ?", row -> row.getInt(1), line);
        baseline.filter(it -> it != settings.baseline())
                .ifPresent(it -> findings.add(new Finding(
                        "identity",
                        Finding.Verdict.MISSING,
                        "line " + line + " began here at baseline " + it + "; the configuration says "
                                + settings.baseline() + " (BLW-TARGET-013)",
                        "")));
    }

    private void replicas(PinnedSession primary, boolean seen, List<Finding> findings) throws SQLException {
        List<String> receivers = new ArrayList<>();
        for (String url : settings.replicas()) {
            String subject = "replica " + PostgresUrl.parse(url);
            try (PinnedSession replica = sessions.replica(url, Limits.QUESTION)) {
                findings.add(Finding.fine(subject, "is a standby, and can be looked at"));
                Replicas.receiver(replica).ifPresent(receivers::add);
            } catch (BellowsException refused) {
                findings.add(refused(subject, refused));
            }
        }
        if (!seen) {
            return;
        }
        List<String> unlisted = Replicas.unlisted(Replicas.senders(primary), receivers, settings);
        if (!unlisted.isEmpty()) {
            findings.add(new Finding(
                    "replicas",
                    Finding.Verdict.DEGRADED,
                    "nobody listed " + String.join(", ", unlisted)
                            + ": name them in `replicas`, or in `ignoreReplicas` where nobody reads from them; every contract stays"
                            + " INCONCLUSIVE",
                    ""));
        }
    }
}
