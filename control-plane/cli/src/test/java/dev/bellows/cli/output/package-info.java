/** What is printed. */
@NullMarked
package dev.bellows.cli.output;

import org.jspecify.annotations.NullMarked;
