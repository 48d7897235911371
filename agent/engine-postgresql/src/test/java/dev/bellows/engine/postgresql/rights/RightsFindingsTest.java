package dev.bellows.engine.postgresql.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.Finding;
import dev.bellows.engine.Finding.Verdict;
import dev.bellows.engine.postgresql.rights.RightsFacts.Lacking;
import dev.bellows.engine.postgresql.rights.RightsFacts.Need;
import dev.bellows.engine.postgresql.rights.RightsFacts.Schema;
import dev.bellows.engine.postgresql.rights.RightsFacts.Settings;
import dev.bellows.engine.postgresql.rights.RightsFacts.Sight;
import dev.bellows.engine.postgresql.rights.RightsFacts.Statements;
import dev.bellows.engine.postgresql.rights.RightsFacts.Tables;
import dev.bellows.engine.postgresql.rights.RightsFacts.Who;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RightsFindingsTest {
    private Who who = new Who("agent", "shop", "16.4", 16, false, true, true);
    private Schema schema = new Schema(false, 0, 4, "", false, false, Optional.empty());
    private Sight sight = new Sight(true, true, List.of());
    private Tables tables = new Tables(3, 3, List.of(), List.of());
    private List<String> calls = List.of();
    private Settings settings = new Settings(true, true, List.of(), 90, "max_connections of the server");
    private Statements statements = new Statements(Optional.empty(), 10, 5_000, 0);

    private List<Finding> findings() {
        return RightsFindings.of(new RightsFacts(who, schema, sight, tables, calls, settings, statements));
    }

    /** Those that are not as they should be, as verdict, subject and statement. */
    private List<String> wrong() {
        return findings().stream()
                .filter(it -> it.verdict() != Verdict.FINE)
                .map(it -> it.verdict() + " " + it.subject() + ": " + it.statement())
                .toList();
    }

    @Test
    void whereNothingIsMissingNothingHasToBeTyped() {
        assertThat(wrong()).isEmpty();
        assertThat(findings()).isNotEmpty().allMatch(it -> it.statement().isEmpty());
    }

    @Test
    void aSchemaThatCannotBeMadeIsMissing() {
        who = new Who("agent", "shop", "16.4", 16, false, false, true);
        assertThat(wrong()).containsExactly("MISSING schema bellows: GRANT CREATE ON DATABASE shop TO agent");
        schema = new Schema(true, 4, 4, "agent", true, true, Optional.empty());
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aSchemaOfSomebodyElseTakesMembershipOfItsOwner() {
        schema = new Schema(true, 4, 4, "former", false, false, Optional.empty());
        assertThat(wrong()).containsExactly("MISSING schema bellows: GRANT former TO agent");
        schema = new Schema(true, 3, 4, "former", false, true, Optional.empty());
        assertThat(wrong()).containsExactly("MISSING schema bellows: GRANT former TO agent");
        schema = new Schema(true, 4, 4, "former", false, true, Optional.empty());
        assertThat(wrong()).isEmpty();
        schema = new Schema(true, 0, 4, "somebody", false, true, Optional.empty());
        assertThat(wrong())
                .containsExactly(
                        "MISSING schema bellows: GRANT somebody TO agent; GRANT CREATE ON DATABASE shop TO agent");
        schema = new Schema(true, 5, 4, "agent", true, true, Optional.empty());
        assertThat(wrong()).containsExactly("MISSING schema bellows: ");
    }

    @Test
    void aHaltIsSaidWithWhatEndsIt() {
        schema = new Schema(true, 4, 4, "agent", true, true, Optional.of("ada: a busy day"));
        assertThat(wrong()).containsExactly("DEGRADED halt: SELECT bellows.resume()");
    }

    /** Tables that the agent shall not change are no fault; none that it can change is one. */
    @Test
    void tablesOfOthersAreMissingOnlyWhereNoneIsLeft() {
        Lacking owner = new Lacking(Need.OWNER, "GRANT shop_owner TO agent", 7, List.of("public.a", "public.b"));
        tables = new Tables(8, 1, List.of(owner), List.of());
        assertThat(wrong()).containsExactly("DEGRADED owner of tables: GRANT shop_owner TO agent");
        assertThat(findings()).anyMatch(it -> it.why().endsWith(": public.a, public.b and 5 more"));
        tables = new Tables(7, 0, List.of(owner), List.of());
        assertThat(wrong()).containsExactly("MISSING owner of tables: GRANT shop_owner TO agent");
    }

    @Test
    void anOwnerThatMayNotCreateBesideItsTableIsMissing() {
        String statement = "GRANT CREATE ON SCHEMA public TO shop_owner";
        tables = new Tables(1, 1, List.of(new Lacking(Need.CREATE, statement, 1, List.of("public.a"))), List.of());
        assertThat(wrong()).containsExactly("MISSING schema of tables: " + statement);
    }

    @Test
    void whatBelongsToASuperuserGetsAnotherOwner() {
        String statement = "ALTER TABLE public.a OWNER TO ROLE";
        tables = new Tables(1, 0, List.of(new Lacking(Need.OWNER, statement, 1, List.of("public.a"))), List.of());
        assertThat(findings())
                .anyMatch(it -> it.statement().equals(statement) && it.why().contains("superuser"));
    }

    @Test
    void aRoleWithoutSightLeavesContractsInconclusive() {
        sight = new Sight(false, false, List.of());
        assertThat(wrong()).containsExactly("DEGRADED other sessions: GRANT pg_read_all_stats TO agent");
        sight = new Sight(false, true, List.of());
        assertThat(wrong())
                .containsExactly("DEGRADED other sessions: GRANT pg_read_all_stats TO agent WITH INHERIT TRUE");
        who = new Who("agent", "shop", "15.2", 15, false, true, true);
        assertThat(wrong()).containsExactly("DEGRADED other sessions: ALTER ROLE agent INHERIT");
    }

    @Test
    void triggersOfTheApplicationAreLeftOutByAParameterFromFifteenOn() {
        who = new Who("agent", "shop", "16.4", 16, false, true, false);
        assertThat(wrong())
                .containsExactly(
                        "DEGRADED application triggers: GRANT SET ON PARAMETER session_replication_role TO agent");
        who = new Who("agent", "shop", "14.9", 14, false, true, false);
        assertThat(wrong()).containsExactly("DEGRADED application triggers: ");
    }

    @Test
    void statisticsThatAreNotThereOrFullAreSaidWithTheStatement() {
        statements = new Statements(
                Optional.of("pg_stat_statements is not there: CREATE EXTENSION pg_stat_statements"), 0, 0, 0);
        assertThat(wrong()).containsExactly("DEGRADED statistics of statements: CREATE EXTENSION pg_stat_statements");
        statements = new Statements(Optional.of("pg_stat_statements is not in shared_preload_libraries"), 0, 0, 0);
        assertThat(wrong()).containsExactly("DEGRADED statistics of statements: ");
        statements = new Statements(Optional.empty(), 4_500, 5_000, 9);
        assertThat(wrong())
                .containsExactly("DEGRADED statistics of statements: ALTER SYSTEM SET pg_stat_statements.max = 10000");
        statements = new Statements(Optional.empty(), 4_499, 5_000, 9);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void settingsThatBlindTheAgentAreSaid() {
        settings = new Settings(false, false, List.of("app has track_activities=off"), 11, "max_connections");
        assertThat(wrong())
                .containsExactly(
                        "DEGRADED track_activities: ALTER DATABASE shop SET track_activities = on",
                        "DEGRADED track_counts: ALTER DATABASE shop SET track_counts = on",
                        "DEGRADED settings of a role: ",
                        "DEGRADED connections: ");
    }

    @Test
    void aSuperuserIsSaidToBeOne() {
        who = new Who("root", "shop", "16.4", 16, true, true, true);
        assertThat(wrong()).containsExactly("NOTE role: ");
    }

    @Test
    void whatWasTakenFromEverybodyIsGivenBackByName() {
        calls = List.of("GRANT EXECUTE ON FUNCTION pg_catalog.pg_control_system() TO agent");
        assertThat(wrong()).containsExactly("MISSING functions: " + calls.getFirst());
    }

    @Test
    void anAgentOfAnotherRoleHasToBeEndedAtATakeOver() {
        sight = new Sight(true, true, List.of("former"));
        assertThat(wrong()).containsExactly("DEGRADED agents before: GRANT pg_signal_backend TO agent");
    }

    @Test
    void rowsThatAPolicyHidesAreSaid() {
        tables = new Tables(1, 1, List.of(), List.of("public.a"));
        assertThat(wrong()).containsExactly("DEGRADED row security: ALTER ROLE agent BYPASSRLS");
    }
}
