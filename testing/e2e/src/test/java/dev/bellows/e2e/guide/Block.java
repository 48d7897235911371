package dev.bellows.e2e.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fenced block of a guide that is to be followed. A fence without a word is for the reader's eyes only; the words after the language
 * say what the page's sentence around the block says.
 */
sealed interface Block {
    /** The commands. */
    String text();

    /** {@code sh}: typed line by line; each ends with exit 0, or with N where the line ends with {@code # exit N}. */
    record Typed(String text) implements Block {}

    /** {@code sh shows TEXT}: typed again until the output holds the text. */
    record Shows(String text, String wanted) implements Block {}

    /** {@code sh background}: one command that stays. */
    record Background(String text) implements Block {}

    /** {@code sql DATABASE, DATABASE… [as ROLE]}: statements, as a superuser unless a role is named. */
    record Sql(String text, List<String> databases, Optional<String> role) implements Block {}

    /** {@code yaml FILE}: the content of a file. */
    record Written(String text, String file) implements Block {}

    /** Reads a page; a language with words that mean nothing here is an error of the page. */
    static List<Block> of(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        Optional<String> fence = Optional.empty();
        for (String line : lines(page)) {
            if (!line.startsWith("```")) {
                inside.add(line);
            } else if (fence.isEmpty()) {
                fence = Optional.of(line.substring(3).strip());
                inside.clear();
            } else {
                read(fence.get(), String.join("\n", inside)).ifPresent(blocks::add);
                fence = Optional.empty();
            }
        }
        if (fence.isPresent()) {
            throw new AssertionError(page + " ends inside a block: " + fence.get());
        }
        return blocks;
    }

    private static Optional<Block> read(String words, String text) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.equals("sh")) {
            return Optional.of(new Typed(text));
        }
        if (words.equals("sh background")) {
            return Optional.of(new Background(text));
        }
        if (words.startsWith("sh shows ")) {
            return Optional.of(new Shows(text, words.substring("sh shows ".length())));
        }
        if (words.startsWith("yaml ")) {
            return Optional.of(new Written(text + "\n", words.substring("yaml ".length())));
        }
        Matcher sql = Pattern.compile("sql ([a-z_, ]+?)(?: as ([a-z_]+))?").matcher(words);
        if (sql.matches()) {
            return Optional.of(new Sql(text, List.of(sql.group(1).split(", ")), Optional.ofNullable(sql.group(2))));
        }
        throw new AssertionError("a block that nobody can follow: ```" + words);
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
