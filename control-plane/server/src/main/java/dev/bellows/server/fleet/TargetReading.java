package dev.bellows.server.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.server.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rows of the fleet's tables as values. Pure. */
final class TargetReading {
    static final String ALL = """
            select t.*, t.labels::text as labels_text, t.problem::text as problem_text, t.replicas::text as replicas_text,
                t.refused::text as refused_text, clock_timestamp() as read_at,
                coalesce(a.connected and a.last_heard_at > clock_timestamp() - ? * interval '1 millisecond', false)
                    as agent_connected
            from target t left join agent a on a.name = t.agent""";

    static final String AGENTS = """
            select a.name, a.agent_id, a.build, a.epoch, a.replica, a.last_heard_at,
                a.connected and a.last_heard_at > clock_timestamp() - ? * interval '1 millisecond' as live,
                array(select t.name from target t where t.agent = a.name order by t.name) as targets
            from agent a order by a.name""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private TargetReading() {}

    static TargetRow row(ResultSet row) throws SQLException {
        Instant reportedAt = Statements.instant(row, "reported_at");
        return new TargetRow(
                new TargetName(row.getString("name")),
                new SchemaLine(row.getString("line")),
                row.getString("environment"),
                labels(row.getString("labels_text")),
                row.getString("engine"),
                row.getString("agent"),
                row.getInt("baseline"),
                row.getString("host"),
                row.getString("identity_token"),
                row.getString("server_id"),
                row.getString("database_id"),
                row.getLong("timeline"),
                row.getString("server_version"),
                row.getLong("fence"),
                row.getBoolean("holding"),
                row.getLong("journal_head"),
                row.getString("state"),
                Optional.ofNullable(row.getString("halted")),
                row.getString("problem_text"),
                row.getString("replicas_text"),
                reportedAt == null ? Instant.EPOCH : reportedAt,
                row.getBoolean("agent_connected"),
                row.getString("refused_text"),
                Objects.requireNonNull(Statements.instant(row, "read_at")));
    }

    static AgentRow agent(ResultSet row) throws SQLException {
        return new AgentRow(
                row.getString("name"),
                row.getString("agent_id"),
                row.getString("build"),
                row.getLong("epoch"),
                row.getString("replica"),
                row.getBoolean("live"),
                Statements.instant(row, "last_heard_at"),
                Statements.texts(row, "targets"));
    }

    private static Map<String, String> labels(String json) {
        try {
            return JSON.readValue(json, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels are written by us as an object of texts", e);
        }
    }
}
