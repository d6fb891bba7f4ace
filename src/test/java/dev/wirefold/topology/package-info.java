/** The pipeline as its users see it. */
@NullMarked
package dev.wirefold.topology;

import org.jspecify.annotations.NullMarked;
