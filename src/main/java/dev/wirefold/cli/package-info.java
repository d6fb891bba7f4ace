/** The commands, one class each. */
@NullMarked
package dev.wirefold.cli;

import org.jspecify.annotations.NullMarked;
