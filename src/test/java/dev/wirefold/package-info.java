/** Tests of the project as a whole. */
@NullMarked
package dev.wirefold;

import org.jspecify.annotations.NullMarked;
