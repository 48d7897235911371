package dev.bellows.engine.postgresql;

import dev.bellows.fixtures.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL blocks of the page about rights, as they stand there. The first word of a block's line is its database, the others say when it
 * is meant.
 */
final class RightsPage {
    private static final Pattern FENCE = Pattern.compile("```sql ([^\n]+)\n(.*?)```", Pattern.DOTALL);

    private RightsPage() {}

    /** Blocks that are meant under these circumstances, and under no others. */
    static List<Block> blocks(int major, String... circumstances) {
        List<String> wanted = Arrays.asList(circumstances);
        return all().stream()
                .filter(block -> block.words.stream()
                        .filter(word -> !word.startsWith("from-") && !word.startsWith("until-"))
                        .toList()
                        .equals(wanted))
                .filter(block -> block.words.stream().allMatch(word -> fits(word, major)))
                .toList();
    }

    private static boolean fits(String word, int major) {
        if (word.startsWith("from-")) {
            return major >= Integer.parseInt(word.substring("from-".length()));
        }
        return !word.startsWith("until-") || major <= Integer.parseInt(word.substring("until-".length()));
    }

    private static List<Block> all() {
        Matcher fence = FENCE.matcher(text());
        return fence.results()
                .map(it -> {
                    List<String> words = List.of(it.group(1).split(" "));
                    return new Block(words.getFirst(), words.subList(1, words.size()), it.group(2));
                })
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(
                    Path.of(System.getProperty("project.root", "../.."), "docs", "reference", "rights.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One block.
     *
     * @param database where it is to be typed
     * @param words when it is meant
     * @param sql its text
     */
    record Block(String database, List<String> words, String sql) {
        /** Each statement by itself, as somebody types them. */
        void run(TestDatabase shop, String as) {
            TestDatabase there = shop.server().database(database);
            for (String statement : statements()) {
                try (var connection = there.connectAs(as);
                        var typed = connection.createStatement()) {
                    typed.execute(statement);
                } catch (java.sql.SQLException e) {
                    throw new AssertionError("the page says to type: " + statement, e);
                }
            }
        }

        List<String> statements() {
            return Arrays.stream(sql.split(";\\s*\n"))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .toList();
        }
    }
}
