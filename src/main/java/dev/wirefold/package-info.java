/** Wirefold: clustered, canonical stories from a live news wire, on Kafka. */
@NullMarked
package dev.wirefold;

import org.jspecify.annotations.NullMarked;
