@NullMarked
package dev.bellows.agent.connection;

import org.jspecify.annotations.NullMarked;
