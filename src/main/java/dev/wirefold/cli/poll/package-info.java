/** The command that makes a wire of feeds. */
@NullMarked
package dev.wirefold.cli.poll;

import org.jspecify.annotations.NullMarked;
