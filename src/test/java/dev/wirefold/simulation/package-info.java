/** The protocol without Kafka: many partitions in one thread, with every misbehaviour that Kafka allows itself. */
@NullMarked
package dev.wirefold.simulation;

import org.jspecify.annotations.NullMarked;
