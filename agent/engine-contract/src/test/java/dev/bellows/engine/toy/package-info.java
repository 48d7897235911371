/** An engine in memory, as small as one can be: where a new one starts, and what the kit is broken against. */
package dev.bellows.engine.toy;
