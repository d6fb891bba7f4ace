/** What publishers, the pipeline and consumers agree on: topics, ticks, what makes an article usable, and values in Avro with the schemas of each release. */
@NullMarked
package dev.wirefold.contract;

import org.jspecify.annotations.NullMarked;
