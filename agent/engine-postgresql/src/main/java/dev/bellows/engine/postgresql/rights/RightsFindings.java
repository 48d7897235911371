package dev.bellows.engine.postgresql.rights;

import dev.bellows.engine.Finding;
import dev.bellows.engine.Finding.Verdict;
import dev.bellows.engine.postgresql.rights.RightsFacts.Lacking;
import dev.bellows.engine.postgresql.rights.RightsFacts.Need;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import java.util.ArrayList;
import java.util.List;

/**
 * From what was read to what a person should do about it. Missing is what some migration cannot go to its end without; degraded is what
 * it can, and what is lost then. Pure.
 */
final class RightsFindings {
    /** A step, its worker, a vacuum, the looks and the heartbeat, twice when a successor comes. */
    static final long SESSIONS_NEEDED = 12;

    /** From here on entries are about to make room for others. */
    private static final int FULL_PERCENT = 90;

    private static final int INHERIT_BY_GRANT_SINCE = 16;
    private static final int PARAMETERS_GRANTED_SINCE = 15;

    private final RightsFacts facts;
    private final String role;
    private final String database;
    private final List<Finding> found = new ArrayList<>();

    private RightsFindings(RightsFacts facts) {
        this.facts = facts;
        this.role = facts.who().role();
        this.database = facts.who().database();
    }

    /** Every finding, in the order to read it. */
    static List<Finding> of(RightsFacts facts) {
        RightsFindings findings = new RightsFindings(facts);
        findings.role();
        findings.schema();
        findings.tables();
        findings.calls();
        findings.sight();
        findings.quietFills();
        findings.statements();
        findings.settings();
        return List.copyOf(findings.found);
    }

    private void role() {
        if (facts.who().superuser()) {
            found.add(Finding.note(
                    "role",
                    role + " is a superuser: nothing can be missing, and nothing protects the server from a mistake."
                            + " docs/reference/rights.md has a role that suffices"));
        }
    }

    private void schema() {
        RightsFacts.Schema schema = facts.schema();
        String subject = "schema bellows";
        if (!schema.there()) {
            found.add(
                    facts.who().createsSchemas()
                            ? Finding.fine(subject, "is not there, and is made when an agent takes the target over")
                            : missing(
                                    subject,
                                    "is not there, and the role may not make it: no agent can take the target over",
                                    "GRANT CREATE ON DATABASE " + database + " TO " + role));
            return;
        }
        if (schema.version() > schema.newest()) {
            found.add(missing(
                    subject,
                    "has version " + schema.version() + " of a newer build; this one knows " + schema.newest(),
                    ""));
        } else if (!schema.usable()) {
            found.add(missing(
                    subject,
                    "belongs to " + schema.owner() + ", and the role may not read and write what is in it",
                    toBecome(schema.owner())));
        } else if (schema.version() == 0 && !(schema.mayOwn() && facts.who().createsSchemas())) {
            found.add(missing(
                    subject,
                    "is there and holds nothing of ours; to make it ours the role needs its owner's rights, and CREATE on the"
                            + " database",
                    (schema.mayOwn() ? "" : toBecome(schema.owner()) + "; ") + "GRANT CREATE ON DATABASE " + database
                            + " TO " + role));
        } else if (schema.version() < schema.newest() && !schema.mayOwn()) {
            found.add(missing(
                    subject,
                    "has version " + schema.version() + ", and only its owner can bring it to version "
                            + schema.newest(),
                    toBecome(schema.owner())));
        } else {
            found.add(Finding.fine(
                    subject, schema.version() == 0 ? "is there, empty" : "is there, version " + schema.version()));
        }
        schema.halted()
                .ifPresent(who -> found.add(new Finding(
                        "halt",
                        Verdict.DEGRADED,
                        "all work on this database was stopped by " + who + ": no step begins",
                        "SELECT bellows.resume()")));
    }

    /** The same words that a plan has for it. */
    private void tables() {
        RightsFacts.Tables tables = facts.tables();
        if (tables.count() == 0) {
            found.add(Finding.note("tables", "there are none yet; ask again once there are"));
            return;
        }
        if (tables.alterable() == tables.count()) {
            found.add(Finding.fine("tables", "the role has the rights of every owner; " + counted(tables.count())));
        }
        for (Lacking lacking : tables.lacking()) {
            found.add(new Finding(
                    lacking.need() == Need.OWNER ? "owner of tables" : "schema of tables",
                    // An agent beside tables that it shall never change is well as it is, one that can change none is
                    // not.
                    lacking.need() == Need.OWNER && tables.alterable() > 0 ? Verdict.DEGRADED : Verdict.MISSING,
                    lost(lacking.need()) + ": " + named(lacking) + MissingRights.reason(lacking.statement()),
                    lacking.statement()));
        }
        if (!tables.filtered().isEmpty()) {
            found.add(new Finding(
                    "row security",
                    Verdict.DEGRADED,
                    "policies hide rows from the role, so fills and comparisons are refused there (BLW-TARGET-016): "
                            + String.join(", ", tables.filtered()),
                    "ALTER ROLE " + role + " BYPASSRLS"));
        }
    }

    private static String lost(Need need) {
        return switch (need) {
            case OWNER -> "only an owner changes a table; the plan of a migration refuses these";
            case USAGE ->
                "the owner, as whom the agent acts, may not use the schema; the plan of a migration refuses these";
            case CREATE ->
                "the owner, as whom the agent acts, may make neither trigger functions nor indexes beside the table; the plan"
                        + " of most migrations refuses these";
        };
    }

    private static String named(Lacking lacking) {
        long more = lacking.tables() - lacking.some().size();
        return String.join(", ", lacking.some()) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String counted(long tables) {
        return tables == 1 ? "1 table" : tables + " tables";
    }

    private void calls() {
        for (String statement : facts.calls()) {
            found.add(missing("functions", "everybody may call it by default, and the role may not", statement));
        }
    }

    private void sight() {
        RightsFacts.Sight sight = facts.sight();
        found.add(
                sight.all()
                        ? Finding.fine("other sessions", "are seen")
                        : new Finding(
                                "other sessions",
                                Verdict.DEGRADED,
                                "are not seen: nobody can say that nobody needs the old version, every contract stays"
                                        + " INCONCLUSIVE, and fills do not see who waits for them",
                                toHave("pg_read_all_stats", sight.member())));
        if (!sight.otherAgents().isEmpty()) {
            found.add(new Finding(
                    "agents before",
                    Verdict.DEGRADED,
                    "sessions of an agent with another role are here, and a take-over has to end them: "
                            + String.join(", ", sight.otherAgents()),
                    "GRANT pg_signal_backend TO " + role));
        }
    }

    private void quietFills() {
        String subject = "application triggers";
        String lost =
                "fire for rows that a fill writes: a migration of a table with such triggers needs the consent `triggers`";
        if (facts.who().quietFills()) {
            found.add(Finding.fine(subject, "are left out when a fill writes rows"));
        } else if (facts.who().major() >= PARAMETERS_GRANTED_SINCE) {
            found.add(new Finding(
                    subject, Verdict.DEGRADED, lost, "GRANT SET ON PARAMETER session_replication_role TO " + role));
        } else {
            found.add(new Finding(
                    subject,
                    Verdict.DEGRADED,
                    lost + "; before PostgreSQL 15 only a superuser may leave them out",
                    ""));
        }
    }

    private void statements() {
        RightsFacts.Statements statements = facts.statements();
        String subject = "statistics of statements";
        if (statements.unusable().isPresent()) {
            String why = statements.unusable().get();
            found.add(new Finding(
                    subject,
                    Verdict.DEGRADED,
                    why + ". Without them a session that came and went unseen makes a contract wait for the quiet time",
                    why.contains(": ") ? why.substring(why.lastIndexOf(": ") + 2) : ""));
        } else if (statements.entries() * 100 >= statements.most() * FULL_PERCENT) {
            found.add(new Finding(
                    subject,
                    Verdict.DEGRADED,
                    statements.entries() + " of " + statements.most() + " entries are taken, " + statements.evictions()
                            + " had to make room so far: each that does ends what rests on them. It takes a restart",
                    "ALTER SYSTEM SET pg_stat_statements.max = " + Math.max(10_000, statements.most() * 2)));
        } else {
            found.add(Finding.fine(
                    subject, "are there; " + statements.entries() + " of " + statements.most() + " entries are taken"));
        }
    }

    private void settings() {
        RightsFacts.Settings settings = facts.settings();
        if (!settings.tracksActivities()) {
            found.add(off(
                    "track_activities",
                    "nobody can see since when a transaction is open: strong locks are tried against long ones"));
        }
        if (!settings.tracksCounts()) {
            found.add(off("track_counts", "sessions are not counted, so that no contract rests on their number"));
        }
        for (String own : settings.ownTracking()) {
            found.add(new Finding(
                    "settings of a role", Verdict.DEGRADED, own + ": what its sessions do is not seen as it is", ""));
        }
        found.add(
                settings.freeSessions() >= SESSIONS_NEEDED
                        ? Finding.fine(
                                "connections", settings.freeSessions() + " are free (" + settings.narrowest() + ")")
                        : new Finding(
                                "connections",
                                Verdict.DEGRADED,
                                "only " + Math.max(0, settings.freeSessions()) + " are free (" + settings.narrowest()
                                        + "), and the agent takes up to " + SESSIONS_NEEDED
                                        + ": steps fail and looks are missed when there are fewer",
                                ""));
    }

    private Finding off(String setting, String lost) {
        return new Finding(
                setting,
                Verdict.DEGRADED,
                "is off: " + lost,
                "ALTER DATABASE " + database + " SET " + setting + " = on");
    }

    private static Finding missing(String subject, String why, String statement) {
        return new Finding(subject, Verdict.MISSING, why, statement);
    }

    private String toBecome(String owner) {
        return toHave(owner, false);
    }

    /** A membership that is there and hands no rights on is not mended by giving it again. */
    private String toHave(String given, boolean member) {
        if (!member) {
            return "GRANT " + given + " TO " + role;
        }
        return facts.who().major() >= INHERIT_BY_GRANT_SINCE
                ? "GRANT " + given + " TO " + role + " WITH INHERIT TRUE"
                : "ALTER ROLE " + role + " INHERIT";
    }
}
