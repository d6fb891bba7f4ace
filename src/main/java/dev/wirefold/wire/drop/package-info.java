/** A folder that files are dropped in, published as they arrive. */
@NullMarked
package dev.wirefold.wire.drop;

import org.jspecify.annotations.NullMarked;
