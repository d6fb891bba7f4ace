/** Programs that measure. Each runs when it is named and its system property is set, and prints what it measures. */
@NullMarked
package dev.wirefold.measure;

import org.jspecify.annotations.NullMarked;
