package dev.wirefold.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Which of several waiting records a task reads first: Kafka Streams takes the one with the least timestamp.
 *
 * <p>Nothing in the pipeline depends on these times but that choice; event time travels in the timestamps of what
 * is read, and in the mail itself.
 */
public enum EventTime implements TimestampExtractor {
    /** The record's own; 0 for a record without one, which is then refused with its bytes and not dropped. */
    INPUT {
        @Override
        public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
            return Math.max(0, record.timestamp());
        }
    },
    /** Mail before articles, so that what has begun settles before more is begun, in a replay of the past as well. */
    MAIL {
        @Override
        public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
            return 0;
        }
    }
}
