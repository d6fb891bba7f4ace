/** The command that shows the wire in a browser. */
@NullMarked
package dev.wirefold.cli.board;

import org.jspecify.annotations.NullMarked;
