package dev.bellows.engine;

import dev.bellows.document.Digest;

/** The touched part of a catalog. The record behind it belongs to the engine; equal catalogs have equal digests. */
public interface SchemaSnapshot {
    /** Digest over names, types and definitions, without identifiers or sizes of one database. */
    Digest digest();
}
