package dev.bellows.grammar;

import com.dylibso.chicory.wasm.ChicoryException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own parser, of version 18, in this process: it needs no server, and says what a text is and not whether its names are
 * there. A statement costs some milliseconds, the first of a process one to three seconds, and a short one that was asked for lately nothing.
 *
 * <p>Thread-safe because one thread of its own parses, one text after the other: the parser descends as deep as the text is nested, and
 * that thread's stack, not the caller's, is made for it. The thread ends when nobody has asked for a minute.
 */
public final class SqlParser {
    /** Longest text, in characters. What people write by hand is shorter; a dump with its rows is not for this. */
    public static final int LONGEST = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Deep enough for some thousand levels, and ends before the parser's own stack does, which nobody guards. */
    private static final long STACK_BYTES = 4L << 20;

    /** Answers that are kept: a plan asks the same few expressions for each of its steps. */
    private static final int KEPT = 256;

    /** Longest text whose answer is kept, in characters: a tree takes some hundred bytes for each. */
    private static final int LONGEST_KEPT = 1_000;

    private static final int DEEPEST_JSON = 400_000;

    /** Texts that wait; each is asked for by somebody who waits with it. */
    private static final int WAITING = 256;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_JSON)
                            .maxStringLength(8 * LONGEST)
                            .build())
                    .build())
            .build();

    private static final Parsed TOO_DEEP = new Parsed.Unread("is nested deeper than its parser goes.");

    private static final SqlParser SHARED = new SqlParser();

    private final ThreadPoolExecutor thread;

    /** By their texts, the one first that was asked for longest ago. Guarded by itself. */
    private final Map<String, Parsed> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
            return size() > KEPT;
        }
    };

    /** Confined to the parser's thread. */
    private @Nullable LibpgQuery parser;

    private SqlParser() {
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
            Thread made = new Thread(null, work, "sql-parser", STACK_BYTES);
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** The process's one parser: what it has to load and to keep is the same for everybody. */
    public static SqlParser shared() {
        return SHARED;
    }

    /** Parses a text of any number of statements. */
    public Parsed parse(String sql) {
        if (sql.length() > LONGEST) {
            return new Parsed.Unread("has " + sql.length() + " characters; more than " + LONGEST + " are not read.");
        }
        if (sql.indexOf('\0') >= 0) {
            return new Parsed.Rejected("a text cannot hold a zero character", sql.indexOf('\0'));
        }
        if (sql.length() > LONGEST_KEPT) {
            return ask(sql);
        }
        synchronized (kept) {
            Parsed known = kept.get(sql);
            if (known != null) {
                return known;
            }
        }
        Parsed parsed = ask(sql);
        // What could not be read may have been too much for this moment only.
        if (!(parsed instanceof Parsed.Unread)) {
            synchronized (kept) {
                kept.put(sql, parsed);
            }
        }
        return parsed;
    }

    private static Parsed parsed(String sql, LibpgQuery.Answer answer) {
        if (answer.message().isEmpty()) {
            return new Parsed.Statements(statements(answer.tree(), sql.getBytes(StandardCharsets.UTF_8)));
        }
        int points = Math.min(answer.position(), sql.codePointCount(0, sql.length()));
        return new Parsed.Rejected(answer.message(), sql.offsetByCodePoints(0, points));
    }

    private Parsed ask(String sql) {
        Future<Parsed> asked;
        try {
            asked = thread.submit(() -> onItsThread(sql));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("more than " + WAITING + " texts wait for the parser", e);
        }
        try {
            return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new Parsed.Unread("takes its parser longer than " + PATIENCE.toSeconds() + " s.");
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the parser was asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the parser failed", e.getCause());
        }
    }

    /** Whatever ends a parse but an answer leaves memory that nobody can trust: that parser is not asked again. */
    private Parsed onItsThread(String sql) {
        LibpgQuery before = parser;
        parser = null;
        try {
            LibpgQuery mine = before == null ? new LibpgQuery() : before;
            LibpgQuery.Answer answer = mine.parse(sql);
            parser = mine;
            return parsed(sql, answer);
        } catch (StackOverflowError e) {
            return TOO_DEEP;
        } catch (OutOfMemoryError e) {
            // Its memory is one array of this process's heap, which grows with the text.
            return new Parsed.Unread("takes its parser more memory than this process has.");
        } catch (ChicoryException e) {
            // The runtime's name for a stack that is used up.
            if (e.getCause() instanceof StackOverflowError) {
                return TOO_DEEP;
            }
            throw e;
        }
    }

    private static List<Statement> statements(String tree, byte[] bytes) {
        JsonNode list;
        try {
            list = JSON.readTree(tree).path("stmts");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parser's answer is no JSON", e);
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonNode raw : list) {
            // RawStmt: places in bytes; a length of 0 means the rest.
            int from = raw.path("stmt_location").asInt(0);
            int length = raw.path("stmt_len").asInt(bytes.length - from);
            SyntaxNode.of(raw.path("stmt"))
                    .ifPresent(node -> statements.add(
                            new Statement(new String(bytes, from, length, StandardCharsets.UTF_8).strip(), node)));
        }
        return statements;
    }
}
