/** One partition's share of the pipeline: its desk, its stories and its part in the watermark. */
@NullMarked
package dev.wirefold.core.partition;

import org.jspecify.annotations.NullMarked;
