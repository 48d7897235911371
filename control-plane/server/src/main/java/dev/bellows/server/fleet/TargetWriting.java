package dev.bellows.server.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.Problem;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an agent said of a target. The fence never goes down; a target without news of its database keeps the old ones; its
 * environment is the one it was registered in until a person changes it.
 */
final class TargetWriting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TargetWriting() {}

    static void write(Statements statements, String agent, TargetSeen seen) throws SQLException {
        Optional<TargetSeen.Fingerprint> print = seen.fingerprint();
        statements.update(
                """
                insert into target as t (name, line, environment, labels, engine, agent, baseline, host, identity_token,
                    server_id, database_id, timeline, server_version, position, fence, holding, journal_head, state, halted,
                    problem, replicas)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'JOINING', ?, ?::jsonb, ?::jsonb)
                on conflict (name) do update set labels = excluded.labels, refused = null,
                    engine = excluded.engine, agent = excluded.agent,
                    host = case when excluded.host = '' then t.host else excluded.host end,
                    identity_token = coalesce(excluded.identity_token, t.identity_token),
                    server_id = coalesce(excluded.server_id, t.server_id),
                    database_id = coalesce(excluded.database_id, t.database_id),
                    timeline = coalesce(excluded.timeline, t.timeline),
                    server_version = coalesce(excluded.server_version, t.server_version),
                    position = coalesce(excluded.position, t.position),
                    fence = greatest(t.fence, excluded.fence), holding = excluded.holding,
                    journal_head = greatest(t.journal_head, excluded.journal_head),
                    halted = excluded.halted, problem = excluded.problem, replicas = excluded.replicas,
                    reported_at = clock_timestamp()""",
                seen.target().name(),
                seen.line().name(),
                seen.environment(),
                json(seen.labels()),
                seen.engine(),
                agent,
                seen.baseline(),
                print.map(TargetSeen.Fingerprint::host).orElse(""),
                text(print.map(TargetSeen.Fingerprint::identityToken)),
                text(print.map(TargetSeen.Fingerprint::serverId)),
                text(print.map(TargetSeen.Fingerprint::databaseId)),
                print.map(TargetSeen.Fingerprint::timeline).orElse(null),
                text(print.map(TargetSeen.Fingerprint::serverVersion)),
                text(print.map(TargetSeen.Fingerprint::position)),
                seen.fence(),
                seen.holding(),
                seen.journalHead(),
                seen.halted().orElse(null),
                seen.trouble().map(TargetWriting::trouble).orElse(null),
                replicas(seen.replicas()));
        if (seen.badRows().isPresent()) {
            BadRows.write(statements, seen.target(), seen.badRows().get());
        }
        if (seen.archives().isPresent()) {
            Archive.write(statements, seen.target(), seen.archives().get());
        }
    }

    /** What was refused is shown beside what is known, until a report is taken again. */
    static void refused(Statements statements, TargetName target, Problem why) throws SQLException {
        String json = trouble(new TargetSeen.Trouble(why.code().id(), why.message(), why.wayOut()));
        statements.update(
                "update target set refused = ?::jsonb where name = ? and refused is distinct from ?::jsonb",
                json,
                target.name(),
                json);
    }

    private static @Nullable String text(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).orElse(null);
    }

    private static String trouble(TargetSeen.Trouble trouble) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", trouble.code());
        fields.put("message", trouble.message());
        fields.put("way_out", trouble.wayOut());
        return json(fields);
    }

    private static String replicas(List<TargetSeen.ReplicaSeen> replicas) {
        return json(replicas.stream()
                .map(replica -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("name", replica.name());
                    fields.put("configured", replica.configured());
                    fields.put("ignored", replica.ignored());
                    fields.put("lag_ms", replica.lagMillis());
                    fields.put("lag_bytes", replica.lagBytes());
                    return fields;
                })
                .toList());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can be written as JSON", e);
        }
    }
}
