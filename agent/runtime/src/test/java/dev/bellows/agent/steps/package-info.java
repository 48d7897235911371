@NullMarked
package dev.bellows.agent.steps;

import org.jspecify.annotations.NullMarked;
