/** What the pipeline costs: a wire made for measuring, and the measurements. */
@NullMarked
package dev.wirefold.bench;

import org.jspecify.annotations.NullMarked;
