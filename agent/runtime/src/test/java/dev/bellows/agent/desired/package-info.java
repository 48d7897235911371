@NullMarked
package dev.bellows.agent.desired;

import org.jspecify.annotations.NullMarked;
