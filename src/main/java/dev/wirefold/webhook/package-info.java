/** Tells receivers by HTTP of each change of a story: at least once, signed, in order for each story. */
@NullMarked
package dev.wirefold.webhook;

import org.jspecify.annotations.NullMarked;
