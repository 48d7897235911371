package dev.bellows.engine.contract;

import dev.bellows.engine.contract.SubjectDatabase.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Services of both versions at work on one database, by turns, on a thread of their own: they insert, change, delete and read, and what was
 * acknowledged is written down. The first statement that fails is the last. Thread-safe: turns and changes of who is at work exclude
 * each other.
 */
final class Traffic implements AutoCloseable {
    private static final long PACE_NANOS = 300_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long FIRST_KEY = 1_000_000;

    private final SubjectDatabase database;
    private final OperationCase story;
    private final Findings findings;
    private final TreeMap<Integer, Application> working = new TreeMap<>();
    private final Map<Long, Written> ledger = new TreeMap<>();
    private final List<Long> firstKeys;
    private final Thread thread;
    private long turns;
    private boolean ended;

    /** What somebody was told is there. */
    private record Written(int version, String value) {}

    private Traffic(SubjectDatabase database, OperationCase story, Findings findings) {
        this.database = database;
        this.story = story;
        this.findings = findings;
        this.firstKeys = database.keys();
        this.thread = Thread.ofPlatform().name("applications").daemon().unstarted(this::work);
    }

    /** Old code comes, reads all that is there, and begins. */
    static Traffic begin(SubjectDatabase database, OperationCase story, Findings findings) throws Exception {
        Traffic traffic = new Traffic(database, story, findings);
        traffic.serves(story.oldVersion());
        traffic.readsEverything();
        traffic.thread.start();
        return traffic;
    }

    private synchronized void readsEverything() throws Exception {
        Application old = working.firstEntry().getValue();
        for (long key : firstKeys) {
            ledger.put(key, new Written(story.oldVersion(), old.read(key).orElseThrow()));
        }
    }

    /** From now on services of these versions are at work, and no others. */
    synchronized void serves(int... versions) throws Exception {
        List<Integer> wanted = new ArrayList<>();
        for (int version : versions) {
            wanted.add(version);
            if (!working.containsKey(version)) {
                working.put(version, database.application(version));
            }
        }
        for (int version : List.copyOf(working.keySet())) {
            if (!wanted.contains(version)) {
                leaves(version);
            }
        }
    }

    private void leaves(int version) {
        Application gone = working.remove(version);
        if (gone != null) {
            gone.close();
        }
    }

    /** Waits until so many more turns are over, or the applications failed. */
    synchronized void turns(int more) throws InterruptedException {
        long wanted = turns + more;
        long deadline = SystemRuntime.nanos() + PATIENCE_NANOS;
        while (turns < wanted && !ended) {
            if (SystemRuntime.nanos() > deadline) {
                throw findings.fatal(Clause.APPLICATIONS_GO_ON, "an application's statement does not end");
            }
            wait(100);
        }
    }

    /** No more turns; every service that is still at work looks for everything that was acknowledged. */
    synchronized void settles() {
        boolean failed = ended;
        ended = true;
        try {
            if (!failed) {
                readsWhatIsWritten();
            }
        } catch (Exception e) {
            findings.breach(Clause.APPLICATIONS_GO_ON, "in the end code of a served version met " + e);
        }
    }

    private void readsWhatIsWritten() throws Exception {
        for (Map.Entry<Integer, Application> reader : working.entrySet()) {
            for (Map.Entry<Long, Written> row : ledger.entrySet()) {
                compare(
                        Clause.NO_WRITE_IS_LOST,
                        reader.getKey(),
                        row.getKey(),
                        row.getValue(),
                        reader.getValue().read(row.getKey()));
            }
        }
    }

    private void work() {
        while (turn()) {
            SystemRuntime.breathe(PACE_NANOS);
        }
    }

    private synchronized boolean turn() {
        if (ended) {
            return false;
        }
        if (!working.isEmpty()) {
            List<Integer> versions = List.copyOf(working.keySet());
            int version = versions.get((int) (turns % versions.size()));
            try {
                once(version, turns / versions.size());
                turns++;
            } catch (Exception e) {
                findings.breach(
                        Clause.APPLICATIONS_GO_ON, "code of version " + version + " met " + e + " in turn " + turns);
                ended = true;
            }
            notifyAll();
        }
        return !ended;
    }

    private void once(int version, long round) throws Exception {
        Application code = working.get(version);
        if (code == null) {
            return;
        }
        long fresh = FIRST_KEY + turns;
        long known = firstKeys.get((int) ((turns * 7) % firstKeys.size()));
        String value = "doc " + version + "." + turns;
        switch ((int) (round % 4)) {
            case 0, 2 -> {
                // What is overwritten unseen could have been lost before.
                look(known);
                code.update(known, value);
                ledger.put(known, new Written(version, value));
                look(known);
            }
            case 1 -> {
                code.insert(fresh, value);
                ledger.put(fresh, new Written(version, value));
                look(fresh);
            }
            default -> {
                code.insert(fresh, value);
                code.delete(fresh);
                look(fresh);
            }
        }
    }

    private void look(long key) throws Exception {
        Written written = ledger.get(key);
        for (Map.Entry<Integer, Application> reader : working.entrySet()) {
            Optional<String> seen = reader.getValue().read(key);
            if (written == null) {
                findings.check(
                        Clause.NO_WRITE_IS_LOST, seen.isEmpty(), () -> "row " + key + " is there and was deleted");
            } else {
                compare(
                        reader.getKey() == written.version ? Clause.NO_WRITE_IS_LOST : Clause.VERSIONS_AGREE,
                        reader.getKey(),
                        key,
                        written,
                        seen);
            }
        }
    }

    private void compare(Clause clause, int reader, long key, Written written, Optional<String> seen) {
        boolean same = (story.sharedValue() || reader == written.version)
                ? seen.filter(written.value::equals).isPresent()
                : seen.isPresent();
        findings.check(
                clause,
                same,
                () -> "row " + key + ", in which code of version " + written.version + " put '" + written.value
                        + "', is to code of version " + reader + ": " + seen.orElse("not there"));
    }

    @Override
    public synchronized void close() {
        ended = true;
        for (int version : List.copyOf(working.keySet())) {
            leaves(version);
        }
    }
}
