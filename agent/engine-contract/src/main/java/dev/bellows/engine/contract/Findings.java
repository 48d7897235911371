package dev.bellows.engine.contract;

import dev.bellows.document.error.BellowsException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a trial found, clause by clause. Thread-safe: guarded by its monitor. */
final class Findings {
    /** Where the kit says the password to be, so that no text may hold it. */
    static final String PASSWORD = "hush-4711-hush";

    private static final int MOST = 5;

    private final Map<Clause, List<String>> breaches = new EnumMap<>(Clause.class);
    private boolean cutShort;
    private @Nullable Throwable accident;

    /** A trial that cannot go on: what broke is noted. */
    static final class CutShort extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CutShort(String what) {
            super(what);
        }
    }

    synchronized void breach(Clause clause, String what) {
        List<String> known = breaches.computeIfAbsent(clause, it -> new ArrayList<>());
        if (known.size() < MOST) {
            known.add(what);
        }
    }

    void check(Clause clause, boolean holds, Supplier<String> what) {
        if (!holds) {
            breach(clause, what.get());
        }
    }

    /** Notes what broke, and gives what to throw. */
    CutShort fatal(Clause clause, String what) {
        breach(clause, what);
        return new CutShort(what);
    }

    /** Every text that comes from an engine comes by here. */
    void said(String text) {
        check(Clause.NO_PASSWORD_IS_SAID, !text.contains(PASSWORD), () -> text);
    }

    /** Whether the deed is refused in words: a BellowsException. */
    boolean refused(Runnable deed) {
        try {
            deed.run();
            return false;
        } catch (BellowsException e) {
            said(e + " " + e.problem().wayOut() + (e.getCause() == null ? "" : " " + e.getCause()));
            return true;
        } catch (RuntimeException e) {
            breach(Clause.FAILURES_HAVE_CODES, e.toString());
            return true;
        }
    }

    /** Runs the trial to its end, wherever that is. */
    Findings of(Trial trial) {
        try {
            trial.run(this);
        } catch (CutShort ignored) {
            cutShort();
        } catch (BellowsException e) {
            said(e.toString());
            met(e);
        } catch (Exception | AssertionError e) {
            met(e);
        }
        return this;
    }

    private synchronized void cutShort() {
        cutShort = true;
    }

    private synchronized void met(Throwable e) {
        cutShort = true;
        accident = e;
    }

    synchronized List<String> breaches(Clause clause) {
        return List.copyOf(breaches.getOrDefault(clause, List.of()));
    }

    /** Whether the trial did not come as far as to ask everything. */
    synchronized boolean endedEarly() {
        return cutShort;
    }

    /** What nobody foresaw. */
    synchronized @Nullable Throwable accident() {
        return accident;
    }

    /** Something to try. */
    @FunctionalInterface
    interface Trial {
        void run(Findings findings) throws Exception;
    }
}
