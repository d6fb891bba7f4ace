/** What commands share towards Kafka: connection, settings, a pipeline in this process, topics read to their end. */
@NullMarked
package dev.wirefold.cli.kafka;

import org.jspecify.annotations.NullMarked;
