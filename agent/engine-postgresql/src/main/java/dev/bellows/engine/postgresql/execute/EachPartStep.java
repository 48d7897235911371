package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.postgresql.execute.Parts.Index;
import dev.bellows.engine.postgresql.execute.Parts.Part;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index over a partitioned table: its frame first, which is not valid, then one for each partition beside readers and writers, each
 * joined to the frame under a short lock; with the last the server calls the frame valid. A partition that comes meanwhile gets its index
 * from the server, since the frame is there. Whatever a killed try made is known by its note, and is used or dropped. Confined to the worker.
 */
final class EachPartStep {
    /** How often the tree is read anew: partitions that come while we work are few. */
    private static final int ROUNDS = 100;

    private static final int NAMES = 9;

    private final StepRun run;
    private final Step.Body.EachPart body;
    private final ShortLock lock;

    EachPartStep(StepRun run, Step.Body.EachPart body) {
        this.run = run;
        this.body = body;
        this.lock = new ShortLock(run);
    }

    StepOutcome execute() throws SQLException {
        return body.takesAway() ? new EachPartTaken(run, body, lock).execute() : make();
    }

    private StepOutcome make() throws SQLException {
        boolean ours = Made.index(run, body.subject());
        Optional<Long> there = Parts.oid(run, body.subject());
        if (run.control().probe(body.doneWhen())) {
            return !ours && !Journal.applied(run) ? run.failed(foreign()) : run.done(0, 0, 0);
        }
        if (there.isPresent() && !ours) {
            return run.failed(foreign());
        }
        run.begin(Made.indexSql(run, body.subject()));
        for (int round = 0; round < ROUNDS; round++) {
            Parts parts = Parts.read(run, body.table(), body.subject());
            if (parts.parts().isEmpty()) {
                return run.failed(run.problems()
                        .of(ErrorCode.STEP_NOT_AS_PLANNED, body.table() + " is no partitioned table (any more)"));
            }
            Missing missing = missing(parts);
            if (missing.isNothing()) {
                return ended(parts);
            }
            Optional<StepOutcome> outcome = missing.frames().isEmpty()
                    ? leaves(missing)
                    : frame(missing.frames().getFirst());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return run.failed(run.problems()
                .of(
                        ErrorCode.STEP_FAILED,
                        "Partitions of " + body.table() + " came and went faster than their indexes could be built"));
    }

    /**
     * A part without an index of its own.
     *
     * @param whole the index that its own has to be joined to; empty for the table itself
     */
    private record Lacking(Part part, Optional<String> whole) {}

    /** What is to do: frames before the leaves below them. */
    private record Missing(List<Lacking> frames, List<Lacking> leaves, int parts) {
        boolean isNothing() {
            return frames.isEmpty() && leaves.isEmpty();
        }
    }

    private Missing missing(Parts parts) throws SQLException {
        List<Lacking> frames = new ArrayList<>();
        List<Lacking> leaves = new ArrayList<>();
        Map<Long, Index> wholes = new HashMap<>();
        for (Part part : parts.parts()) {
            if (part.equals(parts.parts().getFirst())) {
                Optional<Index> top =
                        part.indexes().stream().filter(this::isSubject).findFirst();
                if (top.isEmpty()) {
                    return new Missing(List.of(new Lacking(part, Optional.empty())), List.of(), 0);
                }
                wholes.put(part.oid(), top.get());
                continue;
            }
            Index whole = wholes.get(part.parent());
            if (whole == null) {
                // Below a frame that is still to be made, or within a part that leaves.
                continue;
            }
            Optional<Index> own = part.joinedTo(whole.oid());
            if (own.isPresent()) {
                wholes.put(part.oid(), own.get());
            } else {
                (part.leaf() ? leaves : frames).add(new Lacking(part, Optional.of(whole.relation())));
            }
        }
        return new Missing(
                frames, leaves, (int) parts.parts().stream().filter(Part::leaf).count());
    }

    // ---- frames ----

    /** The table's own, or that of a part that lies in parts: no row is read for it, and writers wait for milliseconds. */
    private Optional<StepOutcome> frame(Lacking lacking) throws SQLException {
        Part part = lacking.part();
        ShortLock.Aim aim = new ShortLock.Aim(
                List.of("ONLY " + part.relation()),
                List.of(part.oid()),
                "SHARE",
                () -> lacking.whole().isEmpty() || stands(part));
        if (lacking.whole().isEmpty()) {
            return lock.run(aim, List.of(Step.Body.EachPart.of(body.whole(), name(body.subject()), part.relation())));
        }
        Optional<String> name = freeName(part);
        if (name.isEmpty()) {
            return Optional.of(run.failed(foreign()));
        }
        String index = note(part, name.get());
        return lock.run(
                aim,
                List.of(
                        Step.Body.EachPart.of(body.whole(), Identifiers.quoted(name.get()), part.relation()),
                        join(lacking.whole().get(), index)));
    }

    /** That nothing has this name, and that what gets it now is ours. */
    private String note(Part part, String name) throws SQLException {
        String index = Identifiers.qualified(part.schema(), name);
        long whole = Parts.oid(run, body.subject()).orElse(0L);
        run.control().transaction(run.guard().sql() + ";\n" + Made.partSql(run, whole, index));
        return index;
    }

    /** An index lies in the schema of its table, whatever is said. */
    private static String name(String qualified) {
        return Identifiers.quoted(Identifiers.quotedIn(qualified).getLast());
    }

    private Optional<String> freeName(Part part) throws SQLException {
        String index = Identifiers.quotedIn(body.subject()).getLast();
        for (int number = 0; number <= NAMES; number++) {
            String name = part.nameFor(index, number);
            if (Parts.oid(run, Identifiers.qualified(part.schema(), name)).isEmpty()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    // ---- leaves ----

    private Optional<StepOutcome> leaves(Missing missing) throws SQLException {
        int done = missing.parts() - missing.leaves().size();
        for (Lacking lacking : missing.leaves()) {
            done++;
            String at = "partition " + done + " of " + missing.parts();
            run.listener().progress(StepProgress.ofStatement(at));
            Optional<StepOutcome> outcome = leaf(lacking, at);
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return Optional.empty();
    }

    /** A partition that was dropped or detached meanwhile fails what was meant for it, and nothing else. */
    private boolean stands(Part part) throws SQLException {
        return run.control()
                .probe("EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = " + part.oid() + " AND i.inhparent = "
                        + part.parent() + " AND NOT i.inhdetachpending)");
    }

    private Optional<StepOutcome> leaf(Lacking lacking, String at) throws SQLException {
        Part part = lacking.part();
        OnlinePart online = new OnlinePart(run, at, () -> stands(part));
        for (Index index : part.indexes()) {
            if (index.ours() && index.whole() == 0 && !(index.valid() && index.alike())) {
                Optional<StepOutcome> dropped =
                        online.send("DROP INDEX CONCURRENTLY IF EXISTS " + index.relation(), Optional.empty());
                if (dropped.isPresent()) {
                    return dropped;
                }
            }
        }
        Optional<Index> fit = part.indexes().stream()
                .filter(index -> index.whole() == 0 && index.valid() && index.alike())
                .min((a, b) -> Boolean.compare(b.ours(), a.ours()));
        if (fit.isPresent()) {
            if (!fit.get().ours()) {
                run.control()
                        .transaction(run.guard().sql() + ";\n"
                                + Made.joinedSql(run, fit.get().oid(), fit.get().relation()));
            }
            return joined(part, lacking.whole().orElseThrow(), fit.get().relation());
        }
        Optional<String> name = freeName(part);
        if (name.isEmpty()) {
            return Optional.of(run.failed(foreign()));
        }
        String index = note(part, name.get());
        Optional<StepOutcome> built = online.send(
                Step.Body.EachPart.of(body.statement(), Identifiers.quoted(name.get()), part.relation()),
                Optional.of(index));
        return built.isPresent() ? built : joined(part, lacking.whole().orElseThrow(), index);
    }

    /** Whoever plans a statement over the partition locks its indexes: the partition itself is locked first, where that can be waited for. */
    private Optional<StepOutcome> joined(Part part, String whole, String index) throws SQLException {
        run.killPoint("part-before-join");
        return lock.run(
                new ShortLock.Aim(
                        List.of("ONLY " + part.relation()),
                        List.of(part.oid()),
                        "ACCESS EXCLUSIVE",
                        () -> stands(part)),
                List.of(join(whole, index)));
    }

    private static String join(String whole, String index) {
        return "ALTER INDEX " + whole + " ATTACH PARTITION " + index;
    }

    // ---- the end ----

    private StepOutcome ended(Parts parts) throws SQLException {
        if (run.control().probe(body.doneWhen())) {
            return run.done(0, 0, 0);
        }
        // Where the last one that lacked an index was detached, nothing was joined after it, and nobody looked. Newer
        // servers look again.
        Optional<StepOutcome> again = joinAgain(parts);
        if (again.isPresent()) {
            return again.get();
        }
        if (run.control().probe(body.doneWhen())) {
            return run.done(0, 0, 0);
        }
        List<String> invalid = parts.parts().stream()
                .flatMap(part -> part.indexes().stream())
                .filter(index -> index.whole() != 0 && !index.valid() && index.alike())
                .map(Index::relation)
                .toList();
        return run.failed(run.problems()
                .of(
                        ErrorCode.STEP_INDEX_INVALID,
                        invalid.isEmpty()
                                ? "Every partition has its part of " + body.subject()
                                        + ", and the server does not call it valid: a partition was detached while the others were joined, and this"
                                        + " version of the server looks again only when one more is. Roll back and begin anew, or attach that partition"
                                        + " again and drop its index before"
                                : "Parts of " + body.subject() + " are invalid: " + String.join(", ", invalid)
                                        + ". Build them again: REINDEX INDEX CONCURRENTLY "
                                        + String.join("; REINDEX INDEX CONCURRENTLY ", invalid)));
    }

    /** From the lowest frames up: one that becomes valid makes the server look at the one above it. */
    private Optional<StepOutcome> joinAgain(Parts parts) throws SQLException {
        for (Part frame : parts.parts().reversed()) {
            Optional<Index> whole = frame.indexes().stream()
                    .filter(index -> !index.valid() && index.alike() && (index.whole() != 0 || isSubject(index)))
                    .findFirst();
            if (frame.leaf() || whole.isEmpty()) {
                continue;
            }
            for (Part part : parts.parts()) {
                Optional<Index> own = part.joinedTo(whole.get().oid());
                if (own.isPresent()) {
                    String index = own.get().relation();
                    Optional<StepOutcome> outcome = part.leaf()
                            ? joined(part, whole.get().relation(), index)
                            : lock.run(
                                    new ShortLock.Aim(List.of(), List.of(part.oid()), "ACCESS EXCLUSIVE"),
                                    List.of(join(whole.get().relation(), index)));
                    if (outcome.isPresent()) {
                        return outcome;
                    }
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isSubject(Index index) {
        return index.relation().equals(body.subject());
    }

    private Problem foreign() throws SQLException {
        boolean invalid = run.control()
                .probe("EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(" + Sql.literal(body.subject())
                        + ") AND NOT indisvalid)");
        return run.problems()
                .of(
                        invalid ? ErrorCode.STEP_INDEX_INVALID : ErrorCode.STEP_NOT_OURS,
                        body.subject() + " is there" + (invalid ? ", INVALID," : "")
                                + " and was not made by this rollout; it was left alone. Drop it or give it another name, and try again");
    }
}
