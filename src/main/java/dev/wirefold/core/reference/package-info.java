/** What must come out: the clustering as a definition, in memory, on one machine, of a wire that is over. */
@NullMarked
package dev.wirefold.core.reference;

import org.jspecify.annotations.NullMarked;
