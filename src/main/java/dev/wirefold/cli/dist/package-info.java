/** What goes into the installable program beside its jars. */
@NullMarked
package dev.wirefold.cli.dist;

import org.jspecify.annotations.NullMarked;
