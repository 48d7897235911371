package dev.bellows.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.load.LedgerCheck;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.time.SystemRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Judges what a finished round left, from journals, store, grants as they were issued, ledgers and catalogs. Confined to the test's
 * thread.
 */
final class Judge {
    private static final Duration HEARD = Duration.ofSeconds(60);

    private final Round round;
    private final ControlPlane controlPlane;
    private final List<String> duplicates = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /**
     * The verdict.
     *
     * @param duplicates executions that took effect more than once
     * @param lost writes, steps or events that should be there
     * @param wrong everything else that must not be
     */
    record Verdict(List<String> duplicates, List<String> lost, List<String> wrong) {}

    /** A journal row. */
    private record Row(String step, int ordinal, String state, long grant, Instant at) {}

    private Judge(Round round, ControlPlane controlPlane) {
        this.round = round;
        this.controlPlane = controlPlane;
    }

    /** With the services stopped; {@code phases} are the runs there were: {@code EXPAND#1} … */
    static Verdict of(Round round, ControlPlane controlPlane, List<String> phases) {
        Judge judge = new Judge(round, controlPlane);
        round.databases().forEach((target, database) -> {
            List<Row> journal = journal(database);
            judge.everyStepOnce(target, journal, phases);
            judge.grants(target, journal);
            judge.heard(target, database);
            judge.catalog(target, database);
        });
        judge.ledgers();
        judge.wrong.addAll(round.errors());
        return new Verdict(List.copyOf(judge.duplicates), List.copyOf(judge.lost), List.copyOf(judge.wrong));
    }

    private static List<Row> journal(TestDatabase database) {
        return Round.rows(
                        database,
                        "SELECT concat_ws('|', phase || '#' || run, ordinal, state, grant_id,"
                                + " to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))"
                                + " FROM bellows.journal WHERE ordinal > 0 ORDER BY id")
                .stream()
                .map(text -> text.split("\\|"))
                .map(part -> new Row(
                        part[0], Integer.parseInt(part[1]), part[2], Long.parseLong(part[3]), Instant.parse(part[4])))
                .toList();
    }

    private void everyStepOnce(String target, List<Row> journal, List<String> phases) {
        SortedMap<String, Integer> done = new TreeMap<>();
        SortedMap<String, Integer> applied = new TreeMap<>();
        for (Row row : journal) {
            if (row.state.equals("DONE")) {
                done.merge(row.step + " " + row.ordinal, 1, Integer::sum);
            } else if (row.state.equals("APPLIED")) {
                applied.merge(row.step + " " + row.ordinal, 1, Integer::sum);
            }
        }
        for (String phase : phases) {
            for (JsonNode step : steps(phase)) {
                String key = phase + " " + step.path("ordinal").asInt();
                int times = Optional.ofNullable(done.remove(key)).orElse(0);
                if (times == 0) {
                    lost.add(target + ": no DONE for " + key);
                } else if (times > 1) {
                    duplicates.add(target + ": " + times + " × DONE for " + key);
                }
            }
        }
        done.forEach((key, times) -> wrong.add(target + ": a step nobody planned: " + key));
        applied.forEach((key, times) -> {
            if (times > 1) {
                duplicates.add(target + ": took effect " + times + " times: " + key);
            }
        });
    }

    private List<JsonNode> steps(String phaseRun) {
        String phase = phaseRun.substring(0, phaseRun.indexOf('#'));
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode step : round.plan().path("classes").path(0).path("steps")) {
            if (step.path("phase").asText().equalsIgnoreCase(phase)) {
                found.add(step);
            }
        }
        if (found.isEmpty()) {
            throw new AssertionError("no steps of " + phase + " in " + round.plan());
        }
        return found;
    }

    /** What took effect under a grant did so after the grant was issued, and each grant served one step. */
    private void grants(String target, List<Row> journal) {
        Map<Long, Instant> issued = new TreeMap<>();
        for (String line : controlPlane.rows(
                "SELECT id || '|' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " FROM witness.issued WHERE target = '" + target + "'")) {
            issued.put(
                    Long.parseLong(line.substring(0, line.indexOf('|'))),
                    Instant.parse(line.substring(line.indexOf('|') + 1)));
        }
        Map<Long, String> used = new TreeMap<>();
        int granted = 0;
        for (Row row : journal) {
            if (!needsGrant(row) || !effective(row, journal)) {
                continue;
            }
            granted++;
            Instant permission = issued.get(row.grant);
            String what = target + ": " + row.step + " " + row.ordinal + " under grant " + row.grant;
            if (permission == null) {
                wrong.add(what + " that nobody issued");
            } else if (permission.isAfter(row.at)) {
                wrong.add(what + " took effect at " + row.at + " before it was issued at " + permission);
            }
            for (ControlPlane.Down down : controlPlane.downs()) {
                if (down.covers(row.at) && (permission == null || !permission.isBefore(down.from()))) {
                    wrong.add(what + " took effect while the control plane was down since " + down.from());
                }
            }
            String other = used.put(row.grant, row.step + " " + row.ordinal);
            if (other != null && !other.equals(row.step + " " + row.ordinal)) {
                wrong.add(what + " was used by " + other + " as well");
            }
        }
        if (granted == 0) {
            wrong.add(target + ": no step needed a grant; the check proves nothing");
        }
    }

    private boolean needsGrant(Row row) {
        return steps(row.step).stream()
                .anyMatch(step -> step.path("ordinal").asInt() == row.ordinal
                        && step.path("needs_grant").asBoolean());
    }

    /** The row that stands for the moment of effect: APPLIED, written with the change, else DONE. */
    private static boolean effective(Row row, List<Row> journal) {
        boolean appliedBefore = journal.stream()
                .anyMatch(other ->
                        other.state.equals("APPLIED") && other.step.equals(row.step) && other.ordinal == row.ordinal);
        return row.state.equals("APPLIED") || (row.state.equals("DONE") && !appliedBefore);
    }

    private void heard(String target, TestDatabase database) {
        String columns = " concat_ws(' ', %s, rollout, phase, run, attempt, fence, ordinal, state, grant_id, rows)";
        List<String> journal = Round.rows(
                database,
                "SELECT" + columns.formatted("id") + " FROM bellows.journal WHERE state <> 'APPLIED' ORDER BY id");
        String ask = "SELECT" + columns.formatted("journal_id") + " FROM step_event WHERE target = '" + target
                + "' ORDER BY journal_id";
        try {
            SystemRuntime.await(
                    "the store has heard the journal",
                    HEARD,
                    () -> controlPlane.rows(ask).equals(journal));
        } catch (AssertionError e) {
            List<String> store = controlPlane.rows(ask);
            journal.stream()
                    .filter(row -> !store.contains(row))
                    .forEach(row -> lost.add(target + ": the store never heard " + row));
            store.stream()
                    .filter(row -> !journal.contains(row))
                    .forEach(row -> wrong.add(target + ": the store made up " + row));
        }
    }

    private void catalog(String target, TestDatabase database) {
        String columns = Round.rows(
                        database,
                        "SELECT string_agg(attname, ',' ORDER BY attname) FROM pg_attribute WHERE attrelid = 'public.users'::regclass"
                                + " AND attnum > 0 AND NOT attisdropped")
                .getFirst();
        String indexes = Round.rows(
                        database,
                        "SELECT string_agg(indexdef, ';' ORDER BY indexdef) FROM pg_indexes WHERE tablename = 'users'")
                .getFirst();
        String left = Round.rows(
                        database,
                        "SELECT (SELECT count(*) FROM pg_trigger WHERE tgname LIKE '%blw%') || ' triggers, ' || (SELECT count(*)"
                                + " FROM pg_proc WHERE proname LIKE 'blw%') || ' functions, ' || (SELECT count(*) FROM pg_index WHERE NOT indisvalid)"
                                + " || ' invalid indexes'")
                .getFirst();
        if (!columns.equals("created_at,email_address,id,name")
                || !indexes.contains("(email_address)")
                || !left.equals("0 triggers, 0 functions, 0 invalid indexes")) {
            wrong.add(target + ": the catalog is left with " + columns + "; " + indexes + "; " + left);
        }
    }

    private void ledgers() {
        Map<String, DataSource> sources = new TreeMap<>();
        round.databases().forEach((target, database) -> sources.put(target, database.dataSource()));
        LedgerCheck.Verdict ledger =
                LedgerCheck.compare(round.ledgers(), sources, UsersTable.standard(), "email_address");
        lost.addAll(ledger.examples());
        if (ledger.acknowledged() == 0) {
            wrong.add("no write was acknowledged; the ledger proves nothing");
        }
    }
}
