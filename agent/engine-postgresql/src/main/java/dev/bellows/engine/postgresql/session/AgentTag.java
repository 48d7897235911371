package dev.bellows.engine.postgresql.session;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.Ulid;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application_name of our own sessions, {@code bellows-agent <line> <fence> <agent>}. A successor ends sessions whose fence is
 * below its own; fence 0 marks sessions that never write.
 *
 * @param line the line it works on
 * @param fence fence of the holder, 0 for a reader
 */
public record AgentTag(String line, long fence) {
    /** First word of every session of ours. */
    public static final String PREFIX = "bellows-agent ";

    private static final int LONGEST = 63;
    private static final Pattern FORM = Pattern.compile("bellows-agent ([a-z][a-z0-9_-]{0,23}) (\\d{1,18})(?: .*)?");

    /** The tag's text, at most 63 bytes: for a long line the agent's ULID keeps its random end only. */
    public static String text(SchemaLine line, long fence, Ulid agent) {
        String head = PREFIX + line + " " + fence + " ";
        int room = Math.max(0, LONGEST - head.length());
        String ulid = agent.text();
        return head + ulid.substring(Math.max(0, ulid.length() - room));
    }

    /** Reads a tag; empty when the session is not ours. */
    public static Optional<AgentTag> parse(String applicationName) {
        Matcher form = FORM.matcher(applicationName);
        return form.matches()
                ? Optional.of(new AgentTag(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }
}
