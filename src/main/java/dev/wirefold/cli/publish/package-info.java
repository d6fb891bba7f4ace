/** The command that puts article files on the wire. */
@NullMarked
package dev.wirefold.cli.publish;

import org.jspecify.annotations.NullMarked;
