package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTextTest {
    /** What is not there has no rows either: its name is all that helps. */
    @Test
    void namesOfSchemasDatabasesAndRolesAreSaid() {
        assertThat(ServerText.of("3F000", "schema \"billing2\" does not exist"))
                .isEqualTo("SQLSTATE 3F000: schema \"billing2\" does not exist");
        assertThat(ServerText.of("3D000", "database \"shop\" does not exist")).contains("\"shop\"");
        assertThat(ServerText.of("0P000", "role \"teller\" cannot be used")).contains("\"teller\"");
        assertThat(ServerText.of("0LP01", "grantor \"teller\" may not")).contains("\"teller\"");
    }

    @Test
    void valuesOfRowsAreNot() {
        assertThat(ServerText.of("22P02", "invalid input syntax for type integer: \"secret\""))
                .isEqualTo("SQLSTATE 22P02: invalid input syntax for type integer: …");
        assertThat(ServerText.of("22003", "value 4711 is out of range")).doesNotContain("4711");
        assertThat(ServerText.of("P0001", "no such card 'secret'")).doesNotContain("secret");
        assertThat(ServerText.of("23505", "duplicate key\nKey (mail)=(secret) already exists"))
                .doesNotContain("secret");
    }
}
