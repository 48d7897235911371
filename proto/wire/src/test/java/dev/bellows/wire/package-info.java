/** Tests of the wire protocol's promises: nothing is broken for older peers, everything says what it means. */
package dev.bellows.wire;
