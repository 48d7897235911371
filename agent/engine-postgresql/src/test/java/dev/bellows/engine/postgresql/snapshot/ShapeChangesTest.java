package dev.bellows.engine.postgresql.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a person reads of a catalog that is not what it was. */
class ShapeChangesTest {
    private static final String BEFORE = """
            {"tables": [{"schema": "public", "name": "users", "key": ["id"], "rowSecurity": false,
              "columns": [{"name": "email", "type": "text", "notNull": false, "defaultExpression": "",
                "grants": [{"grantee": "app", "privilege": "SELECT", "grantable": false}],
                "dependents": [{"kind": "view", "identity": "public.seen"}]}],
              "indexes": [{"name": "users_email", "unique": false, "keys": [{"column": "email", "descending": false}]}],
              "triggers": [{"name": "a", "enabled": "O"}, {"name": "b", "enabled": "O"}]}],
             "occupied": []}
            """;

    private static String after(String was, String is) {
        assertThat(BEFORE).contains(was);
        return ShapeChanges.between(BEFORE, BEFORE.replace(was, is));
    }

    @Test
    void equalShapesSayNothing() {
        assertThat(ShapeChanges.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void aValueIsSaidAsItWasAndAsItIs() {
        assertThat(after("\"defaultExpression\": \"\"", "\"defaultExpression\": \"now()\""))
                .isEqualTo("table public.users: column email: default expression was nothing and is now()");
        assertThat(after("\"notNull\": false", "\"notNull\": true"))
                .isEqualTo("table public.users: column email: not null was no and is yes");
        assertThat(after("\"descending\": false", "\"descending\": true"))
                .isEqualTo("table public.users: index users_email: key email: descending was no and is yes");
    }

    @Test
    void whatCameAndWhatIsGoneIsNamed() {
        assertThat(after("{\"grantee\": \"app\", \"privilege\": \"SELECT\", \"grantable\": false}", ""))
                .isEqualTo("table public.users: column email: right of app to SELECT is gone");
        assertThat(after(
                        "\"kind\": \"view\", \"identity\": \"public.seen\"",
                        "\"kind\": \"view\", \"identity\": \"public.other\""))
                .isEqualTo("table public.users: column email: use by view public.seen is gone;"
                        + " table public.users: column email: use by view public.other came");
        assertThat(after("\"occupied\": []", "\"occupied\": [\"public.email_address\"]"))
                .isEqualTo("name public.email_address came");
        assertThat(after("\"key\": [\"id\"]", "\"key\": [\"id\", \"part\"]"))
                .isEqualTo("table public.users: column of the primary key part came");
    }

    @Test
    void anotherOrderIsAChangeToo() {
        assertThat(after(
                        "{\"name\": \"a\", \"enabled\": \"O\"}, {\"name\": \"b\", \"enabled\": \"O\"}",
                        "{\"name\": \"b\", \"enabled\": \"O\"}, {\"name\": \"a\", \"enabled\": \"O\"}"))
                .isEqualTo("table public.users: the order of triggers is another");
    }

    @Test
    void ofManyTheFirstAreNamedAndTheRestIsCounted() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            many.append(i == 0 ? "" : ", ").append("\"public.n").append(i).append('"');
        }
        assertThat(after("\"occupied\": []", "\"occupied\": [" + many + "]"))
                .contains("public.n5")
                .doesNotContain("public.n6")
                .endsWith("; and 3 more");
    }
}
