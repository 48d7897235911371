package dev.bellows.server.web;

import dev.bellows.document.Strategy;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.document.yaml.StrategyDocuments;
import java.nio.charset.StandardCharsets;

/** The strategy of a plan that names none, as a document, so that it has a digest like any other. Pure. */
final class StandardStrategy {
    private static final String TEXT = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: standard
            phases:
              contract:
                gates: [ { adoption: {} } ]
            """;

    private StandardStrategy() {}

    static ParsedDocument<Strategy> document() {
        return StrategyDocuments.parse("standard.yaml", TEXT.getBytes(StandardCharsets.UTF_8));
    }
}
