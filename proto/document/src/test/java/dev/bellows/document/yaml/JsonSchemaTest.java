package dev.bellows.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.GoldenFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    private static final String UPDATE = "mvn -o -pl proto/document test -Dtest=JsonSchemaTest -Dgolden.update";
    private static final String FOLDER = "proto/document/src/main/resources/dev/bellows/document/schema/";

    @Test
    void theCommittedSchemaOfMigrationsIsTheOneTheReaderUses() throws IOException {
        GoldenFile.inRepository(FOLDER + "migration.schema.json").mustEqual(MigrationDocuments.jsonSchema(), UPDATE);
    }

    @Test
    void theCommittedSchemaOfStrategiesIsTheOneTheReaderUses() throws IOException {
        GoldenFile.inRepository(FOLDER + "strategy.schema.json").mustEqual(StrategyDocuments.jsonSchema(), UPDATE);
    }

    @Test
    void whatIsNotYetSupportedIsNotOfferedToEditors() {
        assertThat(MigrationDocuments.jsonSchema())
                .contains("\"renameColumn\"", "\"alterColumn\"", "\"dropColumn\"")
                .doesNotContain("partitionTable", "\"views\"", "\"application\"", "\"file\"");
        assertThat(StrategyDocuments.jsonSchema()).contains("\"approval\"").doesNotContain("\"calendar\"");
    }
}
