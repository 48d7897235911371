/**
 * Documents people write: YAML or JSON text to records, with line and column in every error.
 *
 * <p><b>For</b> turning bytes into a {@link dev.bellows.document.Migration} or {@link dev.bellows.document.Strategy}, its
 * canonical JSON and its digest. <b>Start at</b> {@link dev.bellows.document.yaml.MigrationDocuments}. <b>May use</b>
 * {@code document}, {@code document.error}, snakeyaml-engine, jackson-core and the RFC 8785 canonicalizer. <b>Threads</b>: no
 * shared state; a {@link dev.bellows.document.yaml.Problems} is confined to one reading.
 */
@NullMarked
package dev.bellows.document.yaml;

import org.jspecify.annotations.NullMarked;
