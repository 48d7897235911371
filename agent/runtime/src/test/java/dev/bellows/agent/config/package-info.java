@NullMarked
package dev.bellows.agent.config;

import org.jspecify.annotations.NullMarked;
