/** The index of samples: finds what an article is worth comparing with. */
@NullMarked
package dev.wirefold.core.index;

import org.jspecify.annotations.NullMarked;
