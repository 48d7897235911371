package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.output.Table;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.RolloutId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows can-i-…}: the exit code is the answer, the text names who is in the way. Confined to the main thread. */
@Command(description = "Exit 0 for yes, 7 for no and for INCONCLUSIVE; names instance and database in the way.")
public final class CanIVerb extends ClientCommand {
    private final String verb;

    @Parameters(index = "0", paramLabel = "LINE", description = "the schema line; or LINE/VERSION, as in orders/18")
    private String line = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "its version")
    private @Nullable Integer version;

    @Option(names = "--service", paramLabel = "SERVICE", description = "the service that asks")
    private String service = "";

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "SELECTOR",
            description = "only these databases")
    private String selector = "";

    /** The verb: deploy, contract, rollback or revert. */
    public CanIVerb(Session session, String verb) {
        super(session);
        this.verb = verb;
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        RolloutId asked = asked();
        Map<String, String> query = new TreeMap<>();
        if (!service.isEmpty()) {
            query.put("service", service);
        }
        if (!selector.isEmpty()) {
            query.put("selector", selector);
        }
        String path = Query.segment(asked.line().toString()) + "/" + asked.version();
        JsonNode answer = session.api(Role.VIEWER).get("/can-i/" + verb + "/" + path, query);
        String word = answer.path("answer").asText();
        session.printer().one(answer, () -> text(asked, answer), word);
        return word.equals("YES") ? ExitCode.OK : ExitCode.GATE_NOT_MET;
    }

    /** Two words as the pipeline writes them, or the one that every other verb takes. */
    private RolloutId asked() {
        String typed = version == null ? line : line + "/" + version;
        return RolloutId.parse(typed)
                .orElseThrow(() -> new UsageException(
                        "`" + typed + "` names no version of a line.", "bellows can-i-" + verb + " orders 18"));
    }

    /** What is no code has no version. */
    private static String version(JsonNode way) {
        return way.path("version").asInt() > 0 ? Fields.text(way, "version") : "-";
    }

    private String text(RolloutId asked, JsonNode answer) {
        StringBuilder text = new StringBuilder(Fields.text(answer, "answer"))
                .append("  ")
                .append(verb)
                .append(' ')
                .append(asked.line())
                .append(' ')
                .append(asked.version())
                .append("  ")
                .append(Fields.databases(answer.path("targets").asLong()))
                .append('\n');
        if (answer.hasNonNull("explanation")) {
            text.append(Fields.text(answer, "explanation")).append('\n');
        }
        if (!answer.path("in_the_way").isEmpty()) {
            text.append('\n')
                    .append(Table.of(
                            List.of(
                                    Column.of("KIND", "kind"),
                                    Column.of("SERVICE", "service"),
                                    Column.of("INSTANCE", "instance"),
                                    Column.of("VERSION", CanIVerb::version),
                                    Column.of("TARGET", "target"),
                                    Column.of("LAST SEEN", "last_seen"),
                                    Column.of("WHY", "why"),
                                    Column.wide("SERVER", "server"),
                                    Column.wide("ROLE", "role"),
                                    Column.wide("INCARNATION", "incarnation")),
                            answer.path("in_the_way"),
                            false));
        }
        for (JsonNode target : answer.path("evidence")) {
            text.append('\n').append(Fields.text(target, "target")).append(" rests on\n");
            target.path("lines")
                    .forEach(fact -> text.append("  ").append(Fields.text(fact)).append('\n'));
        }
        String wayOut = answer.path("way_out").asText();
        return text.append(wayOut.isEmpty() ? "" : "try: " + wayOut + "\n").toString();
    }
}
