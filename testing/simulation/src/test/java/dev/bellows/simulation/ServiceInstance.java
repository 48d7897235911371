package dev.bellows.simulation;

import dev.bellows.client.ServableDecision;
import dev.bellows.client.ServableDecision.Link;
import dev.bellows.client.ServableDecision.Remembered;
import dev.bellows.client.ServableDecision.RowReading;
import dev.bellows.client.ServableDecision.Said;
import dev.bellows.client.VersionWindow;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.adoption.Registrar;
import dev.bellows.simulation.SimulatedDatabase.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One instance of a service with the SDK's decision in it: claims, connects, runs statements, leaves. Its name may come back under a new
 * incarnation. Confined to the world.
 */
final class ServiceInstance {
    private static final long FIRST_ANSWER_MILLIS = 10_000;

    final String name;
    private final World world;
    private final SplittableRandom chance;
    private final List<Runnable> frozenWork = new ArrayList<>();
    private final TreeMap<String, Connection> connections = new TreeMap<>();
    private final TreeSet<String> rowsRead = new TreeSet<>();
    private final TreeMap<String, VersionWindow> memory = new TreeMap<>();
    private int version;
    private String incarnation = "";
    private String secret = "";
    private boolean up;
    private boolean frozen;
    private boolean readable;
    boolean cut;
    private ServableDecision.Answer heard = ServableDecision.Answer.NONE;
    private Link link = Link.DOWN;
    private long life;
    private long stream;
    private boolean answered;
    private int failures;
    private long countedAt = -1;

    /** A physical connection; {@code exempt} when nobody could be asked and the row could not be read. */
    private static final class Connection {
        final SimulatedDatabase database;
        final String key;
        boolean open;
        boolean exempt;

        Connection(SimulatedDatabase database, String key) {
            this.database = database;
            this.key = key;
        }
    }

    ServiceInstance(String name, World world) {
        this.name = name;
        this.world = world;
        this.chance = Timeline.chance(world.seed, name);
    }

    boolean up() {
        return up;
    }

    int version() {
        return version;
    }

    String incarnation() {
        return incarnation;
    }

    private void later(long millis, Runnable what) {
        long mine = life;
        world.timeline.afterMillis(millis, () -> inside(mine, what));
    }

    private void inside(long whose, Runnable what) {
        if (whose != life || !up) {
            return;
        }
        if (frozen) {
            frozenWork.add(() -> inside(whose, what));
        } else {
            what.run();
        }
    }

    void start(int built, boolean mayReadRow) {
        if (up) {
            return;
        }
        up = true;
        frozen = false;
        life++;
        version = built;
        readable = mayReadRow;
        incarnation = world.ulid().text();
        secret = "";
        heard = ServableDecision.Answer.NONE;
        link = Link.DIALLING;
        countedAt = -1;
        failures = 0;
        rowsRead.clear();
        world.timeline.tell(name, "starts version " + version + (readable ? "" : ", cannot read the row"));
        dial();
        for (SimulatedDatabase database : world.databases.values()) {
            later(chance.nextInt(2_000), () -> connect(database));
        }
    }

    /** The process ends. Its sessions end a moment later; a goodbye is said after the pools were closed. */
    void stop(boolean goodbye) {
        if (!up) {
            return;
        }
        world.timeline.tell(name, goodbye ? "stops with a goodbye" : "is killed");
        if (goodbye && !secret.isEmpty() && stream != 0 && !cut) {
            connections.values().forEach(connection -> connection.database.sessions.remove(connection.key));
            String whose = incarnation;
            String proof = secret;
            world.timeline.afterMillis(world.late(chance), () -> world.controlPlane.goodbye(whose, proof));
        } else {
            connections
                    .values()
                    .forEach(connection -> world.timeline.afterMillis(
                            chance.nextInt(3_000), () -> connection.database.sessions.remove(connection.key)));
        }
        connections.clear();
        up = false;
        life++;
        stream = 0;
        frozenWork.clear();
    }

    void freeze() {
        frozen = up;
    }

    void wake() {
        if (up && frozen) {
            frozen = false;
            List<Runnable> all = List.copyOf(frozenWork);
            frozenWork.clear();
            all.forEach(Runnable::run);
        }
    }

    // ---- the claim's stream -------------------------------------------------------------------------------------

    private void dial() {
        if (!(heard.start() == Said.NOTHING && link == Link.DOWN)) {
            link = Link.DIALLING;
        }
        long mine = world.nextStream();
        stream = mine;
        answered = false;
        if (cut || !world.controlPlane.up()) {
            later(100 + chance.nextInt(400), () -> lost(mine));
            return;
        }
        register(mine);
        later(FIRST_ANSWER_MILLIS, () -> {
            if (stream == mine && !answered) {
                lost(mine);
            }
        });
    }

    private void register(long mine) {
        Registrar.Request request = new Registrar.Request(
                incarnation,
                "checkout",
                name,
                World.LINE,
                World.ENVIRONMENT,
                version,
                VersionRange.of(version),
                List.of(),
                secret.isEmpty() ? Optional.empty() : Optional.of(secret),
                "secret-" + world.ulid(),
                Optional.empty(),
                List.copyOf(rowsRead));
        if (!cut) {
            world.timeline.afterMillis(world.late(chance), () -> {
                if (world.controlPlane.up()) {
                    world.controlPlane.register(this, mine, request);
                }
            });
        }
    }

    void answered(long which, String whose, Registrar.Answer answer) {
        inside(life, () -> hear(which, whose, answer));
    }

    private void hear(long which, String whose, Registrar.Answer answer) {
        if (which != stream || !whose.equals(incarnation) || cut) {
            return;
        }
        answered = true;
        failures = 0;
        answer.secret().ifPresent(fresh -> secret = fresh);
        heard = decoded(answer);
        link = Link.UP;
        world.timeline.tell(name, "hears " + heard.start() + " " + answer.reason());
        answer.targets().stream()
                .filter(target -> !target.setAside())
                .forEach(target -> memory.put(
                        target.identityToken(),
                        new VersionWindow(target.window().min(), target.window().max())));
        if (heard.start() != Said.YES) {
            world.refusals++;
            later(Math.max(100, answer.retryAfter().toMillis()), () -> {
                if (stream == which) {
                    register(which);
                }
            });
        }
    }

    private static ServableDecision.Answer decoded(Registrar.Answer answer) {
        List<ServableDecision.OnTarget> targets = answer.targets().stream()
                .map(target -> new ServableDecision.OnTarget(
                        target.identityToken(), said(target.verdict()), target.why(), target.setAside()))
                .toList();
        Said elsewhere = answer.targets().stream()
                .filter(Registrar.TargetVerdict::setAside)
                .map(Registrar.TargetVerdict::verdict)
                .max(Registrar.Verdict::compareTo)
                .map(ServiceInstance::said)
                .orElse(Said.YES);
        return new ServableDecision.Answer(
                said(answer.verdict()), elsewhere, answer.registered(), targets, answer.reason());
    }

    private static Said said(Registrar.Verdict verdict) {
        return switch (verdict) {
            case YES -> Said.YES;
            case NO -> Said.NO;
            case RETRY_LATER -> Said.RETRY_LATER;
        };
    }

    void lost(long which) {
        inside(life, () -> {
            if (which == stream) {
                link = Link.DOWN;
                stream = 0;
                long wait = Math.min(8_000, 500L << Math.min(failures++, 4));
                later(wait / 2 + chance.nextLong(wait), this::dial);
            }
        });
    }

    /** The secret with a sign of life, when one gets through now. */
    Optional<String> heartbeat(long which, String whose) {
        boolean speaks = up && !frozen && !cut && which == stream && whose.equals(incarnation) && !secret.isEmpty();
        return speaks ? Optional.of(secret) : Optional.empty();
    }

    /** The store holds a claim of this incarnation, heard at that moment. */
    void counted(String whose, long at) {
        if (whose.equals(incarnation)) {
            countedAt = at;
        }
    }

    // ---- connections --------------------------------------------------------------------------------------------

    private void connect(SimulatedDatabase database) {
        String key = incarnation + "@" + chance.nextLong();
        Connection connection = new Connection(database, key);
        connections.put(database.name.name(), connection);
        database.open(key, new Session(incarnation, version));
        later(5 + chance.nextInt(200), () -> read(connection));
    }

    private void read(Connection connection) {
        VersionWindow seen = new VersionWindow(connection.database.row.min(), connection.database.row.max());
        RowReading row = readable ? new RowReading.Window(seen) : new RowReading.Unreadable("no right");
        String token = "token-" + connection.database.name;
        if (readable) {
            memory.put(token, seen);
            if (rowsRead.add(token) && !secret.isEmpty() && !cut) {
                String proof = secret;
                String whose = incarnation;
                world.timeline.afterMillis(world.late(chance), () -> world.controlPlane.rowRead(whose, proof, token));
            }
        }
        admit(connection, row, FIRST_ANSWER_MILLIS);
    }

    private void admit(Connection connection, RowReading row, long patience) {
        VersionWindow reach = new VersionWindow(version, version);
        String token = readable ? "token-" + connection.database.name : "";
        Said said = ServableDecision.heard(heard, token).said();
        Remembered remembered = ServableDecision.remembered(reach, memory, token);
        ServableDecision.Known known = new ServableDecision.Known(reach, row, said, link, remembered, false);
        ServableDecision.Verdict verdict = ServableDecision.decide(known);
        if (verdict == ServableDecision.Verdict.WAIT) {
            if (patience > 0) {
                later(250, () -> admit(connection, row, patience - 250));
                return;
            }
            verdict = ServableDecision.ignorant(known);
        }
        switch (verdict) {
            case ALLOW, ALLOW_UNASKED, ALLOW_UNMANAGED, WAIT -> {
                connection.open = true;
                connection.exempt = !readable && said == Said.NOTHING;
                world.checker.statement(this, connection.database, connection.exempt);
                later(2_000 + chance.nextInt(30_000), () -> use(connection));
            }
            case REFUSE, REFUSE_FOR_NOW -> {
                world.checker.refused(this, connection.database, verdict.toString(), liveClaim(said));
                close(connection);
            }
        }
    }

    /** Whether this instance was told yes, has been heard ever since, and so must be served. */
    private boolean liveClaim(Said said) {
        long since = Math.max(countedAt, world.controlPlane.upSince);
        long silent = world.timeline.now() - since;
        boolean recent = silent < World.POLICY.presumedDeadAfter().toNanos() / 1000 - 5_000_000;
        return said == Said.YES && countedAt >= 0 && recent && world.controlPlane.up() && !world.clockJumped;
    }

    private void use(Connection connection) {
        if (connections.get(connection.database.name.name()) == connection && connection.open) {
            world.checker.statement(this, connection.database, connection.exempt);
            close(connection);
        }
    }

    private void close(Connection connection) {
        connection.open = false;
        connection.database.sessions.remove(connection.key);
        later(500 + chance.nextInt(chance.nextInt(4) == 0 ? 60_000 : 4_000), () -> connect(connection.database));
    }

    /** Objects of a database changed: whoever is connected meets them now. */
    void meet(SimulatedDatabase database) {
        Connection connection = connections.get(database.name.name());
        if (up && connection != null && connection.open) {
            world.checker.statement(this, database, connection.exempt);
        }
    }
}
