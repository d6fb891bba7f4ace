/** The Kafka Streams pipeline: topics, serdes, the topology and its one processor. */
@NullMarked
package dev.wirefold.topology;

import org.jspecify.annotations.NullMarked;
