package dev.bellows.cli.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.RolloutId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bellows restore}: writes the migration that puts back what a cleanup archived. It changes nothing: what comes back is part of a version,
 * and goes the way of every version. Confined to the main thread.
 */
@Command(
        description = {
            "Writes a migration that puts back what the cleanup of a migration archived, as the next version of its line.",
            "Nothing is changed: look at it, then bellows submit it, plan it and start it."
        })
public final class RestoreVerb extends ClientCommand {
    @Parameters(index = "0", paramLabel = "MIGRATION", description = "LINE/VERSION whose cleanup archived it")
    private String migration = "";

    @Parameters(
            index = "1..*",
            paramLabel = "ARCHIVE",
            description =
                    "what of it, as bellows get archives calls it: public.users.email, or users.email; all when left out")
    private List<String> named = new ArrayList<>();

    @Option(names = "--as", paramLabel = "NAME", description = "the name that the one column or table gets")
    private String as = "";

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "SELECTOR",
            description = "only what is archived in these databases")
    private String selector = "";

    /** The verb. */
    public RestoreVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        RolloutId of = RolloutId.parse(migration)
                .filter(id -> id.number() == 1)
                .orElseThrow(() -> new UsageException(
                        "`" + migration + "` is no migration; one is called LINE/VERSION, as in orders/18.",
                        "bellows get archives"));
        ApiClient api = session.api(Role.VIEWER);
        Map<String, JsonNode> found =
                found(api.get("/archives", selector.isEmpty() ? Map.of() : Map.of("selector", selector)), of);
        if (!as.isEmpty() && found.size() != 1) {
            throw new UsageException(
                    "--as names one thing, and " + String.join(", ", found.keySet()) + " would come back.",
                    "bellows restore " + migration + " "
                            + found.keySet().iterator().next() + " --as " + as);
        }
        ObjectNode document = api.object();
        document.put("apiVersion", "bellows.dev/v1");
        document.put("kind", "Migration");
        document.put("schema", of.line().name());
        document.put("version", next(api, of));
        document.put("name", "restore-of-" + of.version());
        var operations = document.putArray("operations");
        found.values().forEach(one -> operations.add(operation(api, one, of.version())));
        session.printer().one(document, () -> yaml(document), of.line() + "/" + document.path("version"));
        session.say("next: bellows submit FILE, then bellows rollout plan " + of.line() + "/"
                + document.path("version").asInt());
        return ExitCode.OK;
    }

    /** One for each name, however many databases have it; refused where none has, or where they are not the same. */
    private Map<String, JsonNode> found(JsonNode archives, RolloutId of) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        Set<String> databases = new TreeSet<>();
        Set<String> missed = new TreeSet<>(named);
        for (JsonNode one : archives) {
            boolean here = one.path("line").asText().equals(of.line().name())
                    && one.path("version").asInt() == of.version()
                    && one.path("state").asText().equals("KEPT");
            String name = one.path("archive").asText();
            if (!here || (!named.isEmpty() && named.stream().noneMatch(it -> isCalled(name, it)))) {
                continue;
            }
            missed.removeIf(it -> isCalled(name, it));
            databases.add(one.path("target").asText());
            JsonNode other = found.putIfAbsent(name, one);
            if (other != null && !other.path("type").equals(one.path("type"))) {
                throw new UsageException(
                        name + " is " + other.path("type").asText() + " in "
                                + other.path("target").asText() + " and "
                                + one.path("type").asText() + " in "
                                + one.path("target").asText() + ": one migration cannot put both back.",
                        "bellows restore " + migration + " -l name="
                                + one.path("target").asText());
            }
        }
        if (found.isEmpty() || !missed.isEmpty()) {
            throw new UsageException(
                    "The cleanup of " + migration + " archived "
                            + (missed.isEmpty()
                                    ? "nothing that is kept still"
                                    : "nothing called " + String.join(", ", missed))
                            + (selector.isEmpty() ? "." : " in these databases."),
                    "bellows get archives");
        }
        session.say(String.join(", ", found.keySet()) + ", archived in " + databases.size()
                + (databases.size() == 1 ? " database" : " databases")
                + "; where it is not archived, the plan refuses this migration");
        return found;
    }

    private static boolean isCalled(String name, String typed) {
        return name.equals(typed) || name.equals("public." + typed);
    }

    /** The line's version after its newest migration. */
    private static int next(ApiClient api, RolloutId of) throws InterruptedException {
        int newest = of.version();
        for (JsonNode one : api.get("/migrations", Map.of())) {
            if (one.path("line").asText().equals(of.line().name())) {
                newest = Math.max(newest, one.path("version").asInt());
            }
        }
        return newest + 1;
    }

    private ObjectNode operation(ApiClient api, JsonNode one, int version) {
        String table = TableName.parse(one.path("relation").asText())
                .map(it -> it.schema().filter("public"::equals).isPresent()
                        ? new TableName(java.util.Optional.empty(), it.name()).toString()
                        : it.toString())
                .orElse(one.path("relation").asText());
        String column = one.path("column").asText();
        ObjectNode from = api.object().put("version", version);
        ObjectNode fields = api.object();
        if (column.isEmpty()) {
            fields.put("table", as.isEmpty() ? table : as);
            if (!as.isEmpty()) {
                from.put("table", table);
            }
        } else {
            fields.put("table", table);
            fields.put("column", as.isEmpty() ? column : as);
            fields.put("type", one.path("type").asText());
            if (!as.isEmpty()) {
                from.put("column", column);
            }
        }
        fields.set("from", from);
        ObjectNode operation = api.object();
        operation.set(column.isEmpty() ? "restoreTable" : "restoreColumn", fields);
        return operation;
    }

    /** As people write one; texts are quoted as JSON quotes them, which YAML reads. */
    private static String yaml(JsonNode document) {
        StringBuilder text = new StringBuilder();
        document.properties().forEach(field -> {
            text.append(field.getKey()).append(':');
            if (field.getValue().isArray()) {
                text.append('\n');
                field.getValue()
                        .forEach(one -> one.properties()
                                .forEach(operation -> text.append("  - ")
                                        .append(operation.getKey())
                                        .append(": ")
                                        .append(operation.getValue())
                                        .append('\n')));
            } else {
                text.append(' ').append(field.getValue().asText()).append('\n');
            }
        });
        return text.toString();
    }
}
