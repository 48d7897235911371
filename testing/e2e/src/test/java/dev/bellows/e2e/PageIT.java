package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.fixtures.browser.Browser;
import dev.bellows.fixtures.browser.Page;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page in a real browser, while a real rollout moves over real databases. Its pictures are in {@code target/page}. */
// What is on the page between two pictures is a matter of time.
@Tag("calm")
@Execution(ExecutionMode.SAME_THREAD)
class PageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path PICTURES =
            Path.of(System.getProperty("project.root"), "testing", "e2e", "target", "page");

    /** About 450 bytes of WAL a row: the backfill of {@code shop} takes some seconds, and the page can say why. */
    private static final int MANY_ROWS = 120_000;

    private static final String SLOW = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: slow
            phases:
              expand:
                waves: [ { percent: 100, perHost: 3 } ]
              migrate:
                waves: [ { percent: 100, perHost: 3 } ]
                throttle: { walBudget: 3MiB/s }
            """;

    @TempDir
    private Path directory;

    private final SortedMap<String, TestDatabase> databases = new TreeMap<>();

    @Test
    void aPersonSeesTheFleetMoveWithoutLoadingThePageAgain() throws SQLException {
        for (String name : List.of("depot", "shop", "till")) {
            TestDatabase database = TestPostgresql.shared().createDatabase();
            database.execute(UsersTable.standard().createSql(name.equals("shop") ? MANY_ROWS : 500));
            databases.put(name, database);
        }
        TestDatabase shop = databases.get("shop");
        try (DevProcess dev = DevProcess.start(directory, databases, shop.user());
                Browser browser = Browser.start(directory)) {
            Page page = opened(browser, dev);
            tellsItsStory(page);
            try (ChildProcess old = AdoptionIT.service(dev, shop, "pod-7", 17, dev.grpcPort())) {
                old.awaitLine("serving, asked", LIMIT);
                page.awaitText("#claims", "pod-7", LIMIT);
                assertThat(page.text("#claims")).contains("checkout", "17", "live");
                aStallIsSeen(page, shop);
                migratedBeforeTheirEyes(page, dev);
                contractWaitsForTheOldInstance(page, dev);
                oneDatabaseInFull(page);
            }
            assertThat(page.faults()).as("what the browser complains of").isEmpty();
            page.evaluate(
                    "document.body.append(Object.assign(document.createElement('style'), { textContent: 'b { color: red }' }))");
            assertThat(page.faults()).as("a violation would be heard").anyMatch(fault -> fault.contains("style-src"));
        }
    }

    private static Page opened(Browser browser, DevProcess dev) {
        Page page = browser.open(dev.pageAddress());
        page.awaitText("#connection", "live", LIMIT);
        page.await(
                "three cells that say what is served",
                LIMIT,
                "document.querySelectorAll('#fleet .cell').length === 3"
                        + " && [...document.querySelectorAll('#fleet .cell')].every(cell => cell.innerText.includes('[17,17]'))");
        for (String name : List.of("depot", "shop", "till")) {
            assertThat(cell(page, name)).contains(name, "[17,17]");
        }
        assertThat(page.evaluate("location.href").asText())
                .as("the code stays out of sight")
                .doesNotContain("code");
        Page stranger = browser.open(dev.pageAddress());
        stranger.awaitText("#connection", "one-time code", LIMIT);
        assertThat(stranger.evaluate("document.querySelectorAll('.cell').length")
                        .asInt())
                .isZero();
        assertThat(stranger.evaluate("document.querySelector('main').checkVisibility()")
                        .asBoolean())
                .as("whether a stranger is told anything of the fleet")
                .isFalse();
        stranger.photograph(PICTURES.resolve("stranger.png"));
        return page;
    }

    private static String cell(Page page, String name) {
        return page.evaluate(cellOf(name) + ".innerText").asText();
    }

    private static String cellOf(String name) {
        return "[...document.querySelectorAll('.cell')].find(cell => cell.firstChild.textContent === '" + name + "')";
    }

    /** From now on the page writes down every text of the cell {@code shop}; loading it again would lose them. */
    private static void tellsItsStory(Page page) {
        page.evaluate("""
                window.story = [];
                new MutationObserver(() => {
                  const text = %s.innerText.replaceAll('\\n', ' ');
                  if (window.story.at(-1) !== text) window.story.push(text);
                }).observe(document.getElementById('fleet'), { subtree: true, childList: true, characterData: true });
                """.formatted(cellOf("shop")));
    }

    /** What counts as a stall is an application's session behind a session of an agent, which this plays. */
    private static void aStallIsSeen(Page page, TestDatabase shop) throws SQLException {
        try (Connection agent = shop.connect();
                Connection application = shop.connect();
                Statement holding = agent.createStatement();
                Statement waiting = application.createStatement()) {
            agent.setAutoCommit(false);
            holding.execute("SET application_name = 'bellows-agent of this test'; LOCK TABLE app_turn");
            Thread stalled = Thread.ofVirtual().start(() -> {
                try {
                    waiting.execute("SELECT count(*) FROM app_turn");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            page.await("a stall of the cell", LIMIT, "/stall [1-9]/.test(" + cellOf("shop") + ".innerText)");
            page.await(
                    "the worst stall",
                    LIMIT,
                    "/worst stall so far\\s+[1-9]/.test(document.getElementById('summary').innerText)");
            agent.rollback();
            stalled.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void migratedBeforeTheirEyes(Page page, DevProcess dev) {
        dev.expect(0, "submit", dev.migration());
        dev.expect(
                0,
                "rollout",
                "plan",
                "orders/18",
                "--strategy",
                dev.file("slow.yaml", SLOW).toString());
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        page.awaitText("#waiting", "batches are paced to", LIMIT);
        page.awaitText("#rollouts", "orders/18", LIMIT);
        page.await("till is done first", LIMIT, cellOf("till") + ".innerText.includes('[17,18]')");
        page.photograph(PICTURES.resolve("moving.png"));
        page.await("shop is done", LIMIT, cellOf("shop") + ".innerText.includes('[17,18]')");
        page.awaitText("#rollouts", "migrated", LIMIT);

        List<String> story = new ArrayList<>();
        JsonNode told = page.evaluate("window.story");
        told.forEach(text -> story.add(text.asText()));
        assertThat(story.getFirst()).contains("[17,17]");
        assertThat(story.getLast()).contains("migrate done", "[17,18]");
        // EXPAND may be over between two pictures of the page; the backfill, slowed down, is not.
        assertThat(story).anyMatch(text -> text.contains("migrate running"));
        List<Integer> progress = story.stream()
                .map(PageIT::percent)
                .filter(percent -> percent >= 0)
                .distinct()
                .toList();
        assertThat(progress).as(story.toString()).isNotEmpty().isSorted();
    }

    private static int percent(String text) {
        Matcher found = Pattern.compile("migrate \\w+ (\\d+) %").matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    private static void contractWaitsForTheOldInstance(Page page, DevProcess dev) {
        dev.expect(0, "rollout", "contract", "orders/18", "--yes");
        page.awaitText("#waiting", "checkout/pod-7 version 17", LIMIT);
        page.photograph(PICTURES.resolve("waiting.png"));
        page.prefer("dark");
        page.photograph(PICTURES.resolve("waiting-dark.png"));
    }

    private static void oneDatabaseInFull(Page page) {
        page.evaluate("document.getElementById('filter').focus()");
        page.type("till");
        page.awaitText("#fleet-count", "1 of 3", LIMIT);
        page.evaluate(cellOf("till") + ".click()");
        page.awaitText("#detail", "orders · test", LIMIT);
        // Targets of one host are asked in turn: another one may have been the first to say who is in the way.
        page.awaitText("#detail", "checkout/pod-7 version 17", LIMIT);
        assertThat(page.text("#detail")).contains("till", "[17,18]");
        page.photograph(PICTURES.resolve("detail.png"));
        page.press("Escape");
        page.await("the detail is closed", LIMIT, "document.getElementById('detail').hidden");
        assertThat(page.evaluate("document.activeElement === " + cellOf("till")).asBoolean())
                .as("the focus is back")
                .isTrue();
    }
}
