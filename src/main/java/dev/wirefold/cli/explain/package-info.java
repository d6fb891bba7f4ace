/** The command that says why two articles are or are not of one story. */
@NullMarked
package dev.wirefold.cli.explain;

import org.jspecify.annotations.NullMarked;
