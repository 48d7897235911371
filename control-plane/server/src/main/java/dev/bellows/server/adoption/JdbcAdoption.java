package dev.bellows.server.adoption;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.rollout.adoption.Claim;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Registrar;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.rollout.adoption.WindowStore.Tx;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.store.Hearing;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.Store;
import dev.bellows.server.store.StoredJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Claims and questions on PostgreSQL. Thread-safe: each call is one transaction; chance is used under a lock. */
public final class JdbcAdoption implements Adoption {
    private static final int SECRET_BYTES = 16;

    private final Store store;
    private final WindowStore windows;
    private final Registrar registrar = new Registrar();
    private final Questions questions;
    private final AdoptionPolicy policy;
    private final Precedence precedence;
    private final RandomGenerator chance;
    private final Hearing hearing;
    private final Settling settling;

    /**
     * @param precedence what has to come before a narrowing
     * @param chance for secrets; a {@link java.security.SecureRandom} in production
     * @param replica unique name of this process
     */
    public JdbcAdoption(
            Store store, AdoptionPolicy policy, Precedence precedence, RandomGenerator chance, String replica) {
        this.store = store;
        this.windows = new JdbcWindowStore(store);
        this.questions = new Questions(new Narrowing(policy));
        this.policy = policy;
        this.precedence = precedence;
        this.chance = chance;
        this.hearing = new Hearing(replica);
        this.settling = new Settling(store, policy);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        synchronized (chance) {
            chance.nextBytes(bytes);
        }
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public RegistrationAnswer register(Registration asked) {
        Registrar.Request request = new Registrar.Request(
                asked.incarnation(),
                asked.service(),
                asked.instance(),
                asked.line(),
                asked.environment(),
                asked.version(),
                asked.reach(),
                asked.targets(),
                asked.secret(),
                secret(),
                asked.timeToLive(),
                asked.readable());
        return shown(windows.transact(tx -> registrar.register(tx, request)));
    }

    private static RegistrationAnswer shown(Registrar.Answer answer) {
        List<TargetAnswer> targets = answer.targets().stream()
                .map(target -> new TargetAnswer(
                        target.target(),
                        Optional.of(target.identityToken()).filter(token -> !token.isEmpty()),
                        served(target.verdict()),
                        target.window(),
                        target.why(),
                        target.setAside()))
                .toList();
        return new RegistrationAnswer(
                served(answer.verdict()),
                answer.secret(),
                targets,
                answer.retryAfter(),
                answer.reason(),
                answer.registered());
    }

    private static Served served(Registrar.Verdict verdict) {
        return switch (verdict) {
            case YES -> Served.YES;
            case NO -> Served.NO;
            case RETRY_LATER -> Served.RETRY_LATER;
        };
    }

    @Override
    public List<String> heartbeat(List<ClaimProof> claims) {
        TreeMap<String, String> ordered = new TreeMap<>();
        claims.forEach(claim -> ordered.put(claim.incarnation(), claim.secret()));
        List<String> again = store.transact(sql -> {
            Tx tx = JdbcWindowStore.in(sql);
            List<String> unknown = ordered.entrySet().stream()
                    .filter(claim -> !registrar.heard(tx, claim.getKey(), claim.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            hearing.pulse(sql);
            return unknown;
        });
        hearing.stored();
        return again;
    }

    @Override
    public void settle() {
        settling.turn();
    }

    @Override
    public Duration quietTime(SchemaLine line, int version) {
        return policy.quietTime(windows.transact(tx -> tx.quiet(line, version)));
    }

    @Override
    public void rowRead(ClaimProof claim, Optional<String> identityToken, boolean readable) {
        if (readable && identityToken.isPresent()) {
            windows.transact(tx -> {
                registrar.rowRead(tx, claim.incarnation(), claim.secret(), identityToken.get());
                return true;
            });
        }
    }

    @Override
    public boolean goodbye(ClaimProof claim) {
        return windows.transact(tx -> registrar.goodbye(tx, claim.incarnation(), claim.secret()));
    }

    @Override
    public boolean confirmGone(String incarnation, String person, String reason) {
        return store.transact(sql -> {
            boolean ended = registrar.confirmGone(JdbcWindowStore.in(sql), incarnation, person, reason);
            if (ended) {
                AuditLog.write(sql, person, "claim confirm-gone", incarnation, reason, "{}");
            }
            return ended;
        });
    }

    @Override
    public Optional<RegistrationAnswer> answer(String incarnation) {
        return windows.transact(tx -> registrar.answer(tx, incarnation)).map(JdbcAdoption::shown);
    }

    @Override
    public Verdict ask(
            Question question, SchemaLine line, int version, Optional<String> service, List<TargetName> targets) {
        return store.transact(sql -> {
            Tx tx = JdbcWindowStore.in(sql);
            List<Window> asked = known(tx, line, targets);
            Map<TargetName, Precedence.Waits> waits = precedence.of(
                    sql,
                    question,
                    line,
                    version,
                    asked.stream().map(Window::target).toList());
            return questions.ask(tx, question, version, service, asked, waits, uncertain(sql, line));
        });
    }

    /** Targets of which nobody can say whether they serve what their window says. */
    private static Map<TargetName, String> uncertain(Statements sql, SchemaLine line) throws SQLException {
        Map<TargetName, String> found = new TreeMap<>();
        sql.query(
                        "select name, state, coalesce(problem ->> 'code', '') as code, coalesce(problem ->> 'message', '') as message"
                                + " from target where line = ? and (state = 'UNREACHABLE' or problem is not null)",
                        row -> Map.entry(
                                new TargetName(row.getString("name")),
                                (row.getString("state").equals("UNREACHABLE")
                                                ? "UNREACHABLE, so that what it serves was only seen before: "
                                                : "")
                                        + row.getString("code") + ": " + row.getString("message")),
                        line.name())
                .forEach(it -> found.put(it.getKey(), it.getValue()));
        return found;
    }

    private List<Window> known(Tx tx, SchemaLine line, List<TargetName> targets) {
        List<TargetName> names = targets.isEmpty()
                ? store.database()
                        .query(
                                "select target from target_window where line = ? order by target",
                                row -> new TargetName(row.getString("target")),
                                line.name())
                : List.copyOf(new TreeSet<>(targets));
        List<Window> found = new ArrayList<>();
        names.forEach(name -> tx.window(name, WindowStore.Lock.NONE).ifPresent(found::add));
        return found;
    }

    @Override
    public boolean knows(SchemaLine line, String role) {
        return store.transact(sql -> {
            Tx tx = JdbcWindowStore.in(sql);
            return known(tx, line, List.of()).stream()
                    .flatMap(window -> tx.evidence(window.target()).stream())
                    .anyMatch(evidence -> evidence.knows(role));
        });
    }

    @Override
    public Instant declareConsumer(String role, Vouches vouches, Duration lasts, String person, String reason) {
        String word = switch (vouches) {
            case Vouches.BothVersions both -> Vouches.BothVersions.WORD;
            case Vouches.NotThis not -> Vouches.NotThis.WORD;
        };
        Optional<Integer> version = switch (vouches) {
            case Vouches.BothVersions(var line, int one) -> Optional.of(one);
            case Vouches.NotThis not -> Optional.empty();
        };
        Optional<String> table = switch (vouches) {
            case Vouches.BothVersions both -> Optional.empty();
            case Vouches.NotThis(var line, var one) -> Optional.of(one.toString());
        };
        return store.transact(sql -> {
            Instant until = JdbcWindowStore.in(sql).now().plus(lasts);
            TreeMap<String, Object> facts = new TreeMap<>();
            facts.put("line", vouches.line().name());
            facts.put("vouches", word);
            facts.put("until", until.toString());
            version.ifPresent(one -> facts.put("version", one));
            table.ifPresent(one -> facts.put("table", one));
            AuditLog.write(sql, person, "consumer add", role, reason, StoredJson.write(facts));
            sql.update(
                    """
                    insert into consumer (role, line, person, reason, vouches, version, about_table, until)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (role, line, coalesce(version, 0), coalesce(about_table, '')) do update
                        set person = excluded.person, reason = excluded.reason, vouches = excluded.vouches,
                            until = excluded.until, at = clock_timestamp()
                    """,
                    role,
                    vouches.line().name(),
                    person,
                    reason,
                    word,
                    version.orElse(null),
                    table.orElse(null),
                    until);
            return until;
        });
    }

    @Override
    public boolean withdrawConsumer(String role, String person) {
        return store.transact(sql -> {
            boolean any = sql.update("delete from consumer where role = ?", role) > 0;
            if (any) {
                AuditLog.write(sql, person, "consumer remove", role, "", "{}");
            }
            return any;
        });
    }

    @Override
    public List<ClaimView> claims(Optional<TargetName> target, int limit) {
        return store.transact(sql -> {
            Instant now = JdbcWindowStore.in(sql).now();
            List<Window> seen = sql.query(
                    "select body from target_window", row -> StoredJson.read(row.getString("body"), Window.class));
            return sql
                    .query(
                            "select body, inconclusive from claim where ? = '' or targets = '{}' or ? = any(targets)"
                                    + " order by registered_at desc limit ?",
                            row -> new Seen(
                                    StoredJson.read(row.getString("body"), Claim.class), row.getString("inconclusive")),
                            target.map(TargetName::name).orElse(""),
                            target.map(TargetName::name).orElse(""),
                            limit)
                    .stream()
                    .map(claim -> view(claim, seen, now))
                    .toList();
        });
    }

    /** A claim, and why only a person can say that its instance is gone. */
    private record Seen(Claim claim, String inconclusive) {}

    private ClaimView view(Seen seen, List<Window> windowsSeen, Instant now) {
        Claim claim = seen.claim();
        List<TargetName> read = windowsSeen.stream()
                .filter(window -> claim.rowRead().contains(window.seen().identityToken()))
                .map(Window::target)
                .toList();
        return new ClaimView(
                claim.incarnation(),
                claim.service(),
                claim.instance(),
                claim.line(),
                claim.environment(),
                claim.version(),
                claim.reach(),
                claim.targets(),
                state(claim, seen.inconclusive(), now),
                claim.registeredAt(),
                claim.lastHeardAt(),
                claim.endedAt().or(claim::goodbyeAt),
                claim.goodbyeAt().isPresent() && claim.endReason().isEmpty() ? "goodbye" : claim.endReason(),
                read,
                seen.inconclusive());
    }

    /** LIVE, SILENT, INCONCLUSIVE or ENDED: of the last is found by going round, a few seconds after it fell silent. */
    private String state(Claim claim, String inconclusive, Instant now) {
        if (claim.mustRegister()) {
            return "ENDED";
        }
        Instant due = claim.lastHeardAt().plus(policy.presumedDeadAfter());
        if (now.isBefore(due)) {
            return "LIVE";
        }
        return inconclusive.isEmpty() ? "SILENT" : "INCONCLUSIVE";
    }

    @Override
    public List<WindowView> windows() {
        return store.database().query("select body from target_window order by target", JdbcAdoption::windowView);
    }

    private static WindowView windowView(java.sql.ResultSet row) throws java.sql.SQLException {
        Window window = StoredJson.read(row.getString("body"), Window.class);
        VersionRange range = window.inForce().orElse(window.range());
        return new WindowView(
                window.target(),
                window.line(),
                range,
                window.seen().row(),
                window.state().name(),
                window.generation(),
                window.goal().map(goal -> goal.rollout().toString()).orElse(""),
                window.seen().reconcile());
    }
}
