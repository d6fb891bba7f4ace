package dev.wirefold.contract;

import org.apache.kafka.common.utils.Utils;

/** The partition that a key belongs to: as Kafka's default partitioner has it, by the murmur2 hash of its bytes. */
public final class KeyPartition {
    private KeyPartition() {}

    /** @return 0 to partitions − 1 */
    public static int of(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
