/** Measures of a clustering against labels. */
@NullMarked
package dev.wirefold.score;

import org.jspecify.annotations.NullMarked;
