/** Puts an archive back on the wire: in the order of event time, at a pace. */
@NullMarked
package dev.wirefold.wire.replay;

import org.jspecify.annotations.NullMarked;
