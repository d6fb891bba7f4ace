/** Finds the event time before which everything has come to rest, in all partitions. */
@NullMarked
package dev.wirefold.core.watermark;

import org.jspecify.annotations.NullMarked;
