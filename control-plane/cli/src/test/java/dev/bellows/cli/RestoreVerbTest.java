package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.ArchiveName;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.RestoreColumn;
import dev.bellows.document.RestoreTable;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bellows restore} writes is a migration that puts back what is archived, and nothing else. */
class RestoreVerbTest {
    @TempDir
    private Path home = Path.of("");

    private FakeApi api;
    private Person person;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
        person = new Person(home).at(api);
        api.on("GET /migrations", 200, """
                [{"line":"orders","version":20},{"line":"orders","version":18},{"line":"bills","version":99}]""");
        api.on(
                "GET /archives",
                200,
                "[" + archive("shop-1", 18, "public.users", "fax", "character varying(40)", "KEPT") + ","
                        + archive("shop-2", 18, "public.users", "fax", "character varying(40)", "KEPT") + ","
                        + archive("shop-1", 18, "public.users", "phone", "text", "REMOVED") + ","
                        + archive("shop-1", 18, "crm.\\\"odd.notes\\\"", "", "", "KEPT") + ","
                        + archive("shop-1", 17, "public.users", "old", "text", "KEPT") + ","
                        + archive("shop-1", 16, "public.users", "age", "integer", "KEPT") + ","
                        + archive("shop-2", 16, "public.users", "age", "bigint", "KEPT") + "]");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String archive(String target, int version, String table, String column, String type, String state) {
        return """
                {"target":"%s","line":"orders","version":%d,"archive":"%s","relation":"%s","column":"%s","type":"%s","key":["id"],"state":"%s"}""".formatted(
                        target, version, column.isEmpty() ? table : table + "." + column, table, column, type, state);
    }

    private Migration written(String... words) {
        assertThat(person.types(words)).as(person.talk()).isZero();
        return switch (MigrationDocuments.parse("m.yaml", person.data().getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<Migration> valid -> valid.value();
            case ParsedDocument.Invalid<Migration> invalid -> throw new AssertionError(invalid.problems());
        };
    }

    @Test
    void everythingThatIsKeptOfAVersionIsInIt() {
        Migration migration = written("restore", "orders/18");
        assertThat(migration.version()).isEqualTo(21);
        TableName users = new TableName(Optional.empty(), "users");
        TableName notes = new TableName(Optional.of("crm"), "odd.notes");
        assertThat(migration.operations())
                .containsExactly(
                        new RestoreColumn(
                                users, "fax", "character varying(40)", new ArchiveName(18, users, Optional.of("fax"))),
                        new RestoreTable(notes, new ArchiveName(18, notes, Optional.empty())));
        assertThat(person.talk()).contains("archived in 2 databases", "next: bellows submit FILE");
    }

    @Test
    void oneOfThemMayGetAnotherName() {
        assertThat(written("restore", "orders/18", "users.fax", "--as", "old_fax")
                        .operations())
                .singleElement()
                .satisfies(it -> {
                    RestoreColumn restore = (RestoreColumn) it;
                    assertThat(restore.column()).isEqualTo("old_fax");
                    assertThat(restore.archive().column()).contains("fax");
                });
        assertThat(person.types("restore", "orders/18", "--as", "other")).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(person.types("restore", "orders/18", "users.phone")).isEqualTo(2);
        assertThat(person.talk()).contains("archived nothing called users.phone");
        assertThat(person.types("restore", "orders/15")).isEqualTo(2);
        assertThat(person.types("restore", "orders")).isEqualTo(2);
        assertThat(person.types("restore", "orders/16")).as("two types").isEqualTo(2);
        assertThat(person.talk()).contains("integer in shop-1 and bigint in shop-2");
    }
}
