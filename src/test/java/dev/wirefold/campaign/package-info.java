/** Brokers and instances of the pipeline as processes that are killed, stopped and cut off while a wire flows. */
@NullMarked
package dev.wirefold.campaign;

import org.jspecify.annotations.NullMarked;
