package dev.bellows.e2e;

import dev.bellows.document.Migration;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.fixtures.controlplane.FakeControlPlane;
import dev.bellows.fixtures.controlplane.ScriptedRollout;
import java.nio.charset.StandardCharsets;

/** The migration of these stories: {@code users.email} becomes {@code email_address}. */
final class Rename {
    private static final String YAML = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: rename-users-email
            sync: trigger
            consent: [on-conflict, star]
            operations:
              - renameColumn: { table: users, from: email, to: email_address }
            """;

    private Rename() {}

    /** The document, without a quiet period and revertible for an hour. */
    static String document() {
        return document("0s");
    }

    /** The document, revertible for an hour. */
    static String document(String quiet) {
        return YAML + """
            contract:
              quiet: %s
              revertFor: 1h
            """.formatted(quiet);
    }

    /** A rollout of it on target {@code shop}, told through a scripted control plane. */
    static ScriptedRollout on(FakeControlPlane controlPlane) {
        return switch (MigrationDocuments.parse("rename.yaml", YAML.getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<Migration> valid ->
                new ScriptedRollout(
                        controlPlane,
                        "shop",
                        "orders/18",
                        valid.canonicalJson(),
                        valid.digest().text());
            case ParsedDocument.Invalid<Migration> invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
