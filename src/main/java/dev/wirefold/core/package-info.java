/** The pure heart of Wirefold: no Kafka, no Avro, no clock, no input or output. */
@NullMarked
package dev.wirefold.core;

import org.jspecify.annotations.NullMarked;
