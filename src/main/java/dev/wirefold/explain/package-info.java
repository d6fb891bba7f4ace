/** Why two articles are or are not of one story: in words, and as JSON. */
@NullMarked
package dev.wirefold.explain;

import org.jspecify.annotations.NullMarked;
