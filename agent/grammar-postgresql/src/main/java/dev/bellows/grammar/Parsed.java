package dev.bellows.grammar;

import java.util.List;

/** What became of a text that was given to the parser. */
public sealed interface Parsed {
    /**
     * The text is nothing but statements.
     *
     * @param statements in the text's order; empty for a text of blanks, comments and semicolons
     */
    record Statements(List<Statement> statements) implements Parsed {
        public Statements {
            statements = List.copyOf(statements);
        }
    }

    /**
     * The text is no statement of PostgreSQL.
     *
     * @param message the parser's own words: {@code syntax error at or near "x"}
     * @param position characters of the text before the place that it objects to; 0 where it names none
     */
    record Rejected(String message, int position) implements Parsed {}

    /**
     * Nobody can say: the text is longer or nested deeper than the parser takes. No proof that the server would refuse it.
     *
     * @param why for people, continues "The statement …"
     */
    record Unread(String why) implements Parsed {}
}
