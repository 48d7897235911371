package dev.bellows.engine.postgresql.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnNamesTest {
    private static final TableName USERS = new TableName(Optional.empty(), "users");
    private final OwnNames names = new OwnNames(new SchemaLine("orders"), 18);

    @Test
    void namesAreTheSameForEver() {
        assertThat(names.trigger(USERS, "email")).isEqualTo("zzz_blw_email_f73035df_fwd");
        assertThat(names.hidden(USERS, "email")).isEqualTo("blw_email_6e76e087_hidden");
    }

    @Test
    void longNamesOfManyBytesFitKeepWholeCharactersAndStayApart() {
        for (String character : List.of("x", "ü", "語", "𝄞")) {
            String head = character.repeat(63 / character.getBytes(StandardCharsets.UTF_8).length);
            Set<String> all = new HashSet<>();
            for (String column : List.of(head, head + "1", head + "2")) {
                all.addAll(List.of(
                        names.trigger(USERS, column),
                        names.function(USERS, column),
                        names.hidden(USERS, column),
                        names.notNullCheck(USERS, column),
                        names.twinIndex(USERS, column, column)));
            }
            assertThat(all).hasSize(15).allMatch(Identifiers::fits).noneMatch(n -> n.contains("\uFFFD"));
            assertThat(all)
                    .allMatch(n -> new String(n.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(n));
        }
    }

    @Test
    void lineVersionSchemaTableAndColumnAllCount() {
        Set<String> all = new HashSet<>();
        for (String line : List.of("orders", "billing")) {
            for (int version : List.of(18, 19)) {
                for (String schema : List.of("public", "shop")) {
                    for (String table : List.of("users", "customers")) {
                        all.add(new OwnNames(new SchemaLine(line), version)
                                .hidden(new TableName(Optional.of(schema), table), "email"));
                    }
                }
            }
        }
        assertThat(all).hasSize(16);
        assertThat(names.hidden(new TableName(Optional.of("public"), "users"), "email"))
                .isEqualTo(names.hidden(USERS, "email"));
    }

    @Test
    void quotingKeepsEveryNameAndText() {
        assertThat(Identifiers.quoted("we\"ird name")).isEqualTo("\"we\"\"ird name\"");
        assertThat(Identifiers.literal("it's")).isEqualTo("'it''s'");
        assertThat(Identifiers.literal("a\\b'c")).isEqualTo("E'a\\\\b''c'");
        assertThat(Identifiers.dollarQuoted("x $bellows$ y")).isEqualTo("$bellows1$x $bellows$ y$bellows1$");
    }
}
