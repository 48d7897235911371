package dev.bellows.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParserTest {
    private final SqlParser parser = SqlParser.shared();

    @Test
    void aTextIsItsStatements() {
        assertThat(statements("ALTER TABLE a ADD b int; -- why\n  SELECT 'ü;'::text ;"))
                .extracting(Statement::text)
                .containsExactly("ALTER TABLE a ADD b int", "SELECT 'ü;'::text");
        assertThat(statements(" /* nothing */ ;; ")).isEmpty();
    }

    @Test
    void aQuoteInsideADollarQuoteHidesNoSecondStatement() {
        assertThat(statements("COMMENT ON TABLE docs IS $$it's$$; ALTER TABLE docs DROP COLUMN data; --'"))
                .extracting(it -> it.tree().kind())
                .containsExactly("CommentStmt", "AlterTableStmt");
        assertThat(statements("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$"))
                .hasSize(1);
        assertThat(statements("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END"))
                .hasSize(1);
    }

    @Test
    void anObjectionHasThePlaceInCharacters() {
        assertThat(parser.parse("SELECT 'ü' FRM t x y"))
                .isEqualTo(new Parsed.Rejected("syntax error at or near \"t\"", 15));
        assertThat(parser.parse("SELECT '\uD83D\uDE80' FRM t x y"))
                .isEqualTo(new Parsed.Rejected("syntax error at or near \"t\"", 16));
        assertThat(parser.parse("SELECT 'open"))
                .isEqualTo(new Parsed.Rejected("unterminated quoted string at or near \"'open\"", 7));
        assertThat(parser.parse("SELECT \0")).isEqualTo(new Parsed.Rejected("a text cannot hold a zero character", 7));
    }

    @Test
    void whatIsTooLongOrTooDeepIsUnreadAndTheNextTextIsRead() {
        assertThat(parser.parse(" ".repeat(SqlParser.LONGEST + 1))).isInstanceOf(Parsed.Unread.class);
        assertThat(parser.parse("SELECT " + "1+".repeat(20_000) + "1")).isInstanceOf(Parsed.Unread.class);
        assertThat(parser.parse("SELECT " + "(".repeat(12_000) + "1" + ")".repeat(12_000)))
                .isInstanceOf(Parsed.Rejected.class);
        assertThat(statements("SELECT 1")).hasSize(1);
    }

    @Test
    void aLongLiteralAndALongListAreNothingSpecial() {
        assertThat(statements("INSERT INTO t VALUES ('" + "x".repeat(400_000) + "')"))
                .hasSize(1);
        Statement list = statements("SELECT " + "a, ".repeat(5_000) + "a").getFirst();
        assertThat(list.tree().all("ColumnRef")).hasSize(5_001);
    }

    @Test
    void aDeepExpressionIsReadToItsEnd() {
        Statement deep = statements("SELECT " + "1+".repeat(2_000) + "1").getFirst();
        assertThat(deep.tree().all("A_Expr")).hasSize(2_000);
    }

    @Test
    void whatWasAskedForLatelyIsNotParsedAgainAndALongTextIsNotKept() {
        assertThat(parser.parse("SELECT 'kept'")).isSameAs(parser.parse("SELECT 'kept'"));
        assertThat(parser.parse("SELECT 'kept")).isSameAs(parser.parse("SELECT 'kept"));
        String longer = "SELECT '" + "x".repeat(2_000) + "'";
        assertThat(parser.parse(longer)).isNotSameAs(parser.parse(longer));
    }

    @Test
    void manyAskAtOnce() {
        ConcurrentLinkedQueue<String> kinds = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 40)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> kinds.add(
                                statements("DROP TABLE t" + i).getFirst().tree().names("objects") + "" + i)))
                .toList()
                .forEach(SqlParserTest::join);
        assertThat(kinds).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE",
                "SELECT JSON_TABLE.* FROM JSON_TABLE('[]', '$' COLUMNS (a int)) AS JSON_TABLE",
                "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID",
                "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL)",
                "SELECT $1, a -> 'b' FROM t WHERE c = ANY($2)"
            })
    void theGrammarIsThatOfVersion18(String sql) {
        assertThat(statements(sql)).hasSize(1);
    }

    private List<Statement> statements(String sql) {
        return switch (parser.parse(sql)) {
            case Parsed.Statements it -> it.statements();
            case Parsed.Rejected it -> throw new AssertionError(it.toString());
            case Parsed.Unread it -> throw new AssertionError(it.toString());
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
