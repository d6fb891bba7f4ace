package dev.wirefold.topology;

import dev.wirefold.contract.KeyPartition;
import dev.wirefold.core.mail.Addressee;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends mail to where its key says: one partition, or all of them at once (KIP-837). The key is the addressee in words,
 * its first character tells the kinds apart.
 */
public final class MailPartitioner implements StreamPartitioner<byte[], byte[]> {
    private static final char EVERYONE = '*';
    private static final char HOME = '#';
    private static final char OWNER = '@';

    /** Of so many partitions as it was asked for last. */
    private volatile Set<Integer> all = Set.of();

    static byte[] key(Addressee addressee) {
        String words;
        if (addressee instanceof Addressee.Home home) {
            words = HOME + Integer.toString(home.partition());
        } else if (addressee instanceof Addressee.Owner owner) {
            words = OWNER + owner.story().toString();
        } else {
            words = String.valueOf(EVERYONE);
        }
        return words.getBytes(StandardCharsets.UTF_8);
    }

    public static boolean isToAll(byte[] key) {
        return key[0] == EVERYONE;
    }

    public static boolean isToHome(byte[] key) {
        return key[0] == HOME;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int numPartitions) {
        return Optional.of(
                switch ((char) key[0]) {
                    case EVERYONE -> all(numPartitions);
                    case HOME -> Set.of(Integer.parseInt(new String(key, 1, key.length - 1, StandardCharsets.UTF_8)));
                    default -> Set.of(KeyPartition.of(key, numPartitions));
                });
    }

    private Set<Integer> all(int numPartitions) {
        Set<Integer> known = all;
        if (known.size() != numPartitions) {
            known = IntStream.range(0, numPartitions).boxed().collect(Collectors.toUnmodifiableSet());
            all = known;
        }
        return known;
    }
}
