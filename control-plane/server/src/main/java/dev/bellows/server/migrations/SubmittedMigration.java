package dev.bellows.server.migrations;

import dev.bellows.document.Digest;
import dev.bellows.document.SchemaLine;
import java.time.Instant;

/**
 * A migration as stored.
 *
 * @param canonical RFC 8785 JSON, whose digest is {@code digest}
 * @param author name of the person who submitted it, for the last time where it was withdrawn in between
 */
public record SubmittedMigration(
        SchemaLine line,
        int version,
        String name,
        Digest digest,
        String canonical,
        String author,
        Instant submittedAt) {}
