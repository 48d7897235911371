package dev.bellows.engine.toy;

import static dev.bellows.engine.toy.Saboteur.password;
import static dev.bellows.engine.toy.Saboteur.planner;
import static dev.bellows.engine.toy.Saboteur.sleeps;
import static dev.bellows.engine.toy.Saboteur.target;

import dev.bellows.document.Migration;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.Observation;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.Step;
import dev.bellows.engine.contract.Clause;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Toys that plan, look and speak wrongly. */
final class BrokenManners {
    private static final long A_LONG_WAIT_MILLIS = 2_500;

    private BrokenManners() {}

    static List<Saboteur> all() {
        AtomicInteger count = new AtomicInteger();
        return List.of(
                planner(
                        "plans by chance",
                        step -> new Step(
                                step.phase(),
                                step.ordinal(),
                                step.title() + " no. " + count.incrementAndGet(),
                                step.body(),
                                step.lock(),
                                step.needsGrant(),
                                step.reversible(),
                                step.checkpoint(),
                                step.estimatedRows()),
                        Clause.PLANNING_IS_PURE),
                target(
                        "takes its own work for somebody else's",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public SchemaSnapshot snapshot(Migration migration) {
                                return new ToyEngine.Snapshot(server().columns());
                            }
                        },
                        Clause.OUR_WORK_IS_NOT_IN_THE_SNAPSHOT),
                target(
                        "holds everybody up",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            int differing(String one, String other) {
                                synchronized (server()) {
                                    sleeps(server().connected().equals(List.of(8)) ? A_LONG_WAIT_MILLIS : 0);
                                    return super.differing(one, other);
                                }
                            }
                        },
                        Clause.NOBODY_WAITS_LONG),
                target(
                        "sees nobody in the way",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public SessionScan scan(VersionRange window, long generation) {
                                return super.scan(new VersionRange(1, 9), generation);
                            }
                        },
                        Clause.SESSIONS_IN_THE_WAY_ARE_SEEN),
                target(
                        "counts an entry too few",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public Inspection inspect() {
                                Inspection found = super.inspect();
                                return new Inspection(
                                        found.fingerprint(),
                                        found.window(),
                                        found.fence(),
                                        Math.max(0, found.journalHead() - 1),
                                        found.halted(),
                                        found.replicas());
                            }
                        },
                        Clause.THE_JOURNAL_IS_WHOLE),
                new Saboteur(
                        "promises an operation that nobody tried",
                        new ToyEngine() {
                            @Override
                            public List<String> supportedOperations() {
                                return List.of("addColumn", "createIndex", "dropColumn", "renameColumn");
                            }
                        },
                        EnumSet.of(Clause.EVERY_OPERATION_HAS_A_CASE)),
                target(
                        "waits for ever for a database that is not there",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public Observation observe() {
                                sleeps(ToyServer.at(this.settings.url()).isEmpty() ? A_LONG_WAIT_MILLIS : 0);
                                return super.observe();
                            }
                        },
                        Clause.UNREACHABLE_IS_SAID_IN_TIME),
                target(
                        "repeats the password",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public Inspection inspect() {
                                if (ToyServer.at(this.settings.url()).isEmpty()) {
                                    throw refusal(
                                            ErrorCode.TARGET_UNREACHABLE, "nobody takes " + password(this.settings));
                                }
                                return super.inspect();
                            }
                        },
                        Clause.NO_PASSWORD_IS_SAID),
                target(
                        "fails without a code",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            @Override
                            public EngineFacts facts() {
                                if (ToyServer.at(this.settings.url()).isEmpty()) {
                                    throw new IllegalStateException("no database");
                                }
                                return super.facts();
                            }
                        },
                        Clause.FAILURES_HAVE_CODES),
                target(
                        "throws when it is closed",
                        (settings, runtime) -> new ToyTarget(settings, runtime) {
                            private boolean closed;

                            @Override
                            public void close() {
                                if (closed) {
                                    throw new IllegalStateException("closed already");
                                }
                                closed = true;
                            }
                        },
                        Clause.CLOSING_NEVER_THROWS));
    }
}
