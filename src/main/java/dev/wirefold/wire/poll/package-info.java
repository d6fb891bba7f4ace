/** A wire made of feeds: asks each when it is due, and publishes what is new or has changed, once. */
@NullMarked
package dev.wirefold.wire.poll;

import org.jspecify.annotations.NullMarked;
