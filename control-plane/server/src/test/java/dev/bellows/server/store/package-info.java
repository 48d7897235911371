@org.jspecify.annotations.NullMarked
package dev.bellows.server.store;
