@NullMarked
package dev.bellows.agent;

import org.jspecify.annotations.NullMarked;
