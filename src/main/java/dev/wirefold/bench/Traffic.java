package dev.wirefold.bench;

import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.mail.Addressee;
import dev.wirefold.topology.MailPartitioner;
import dev.wirefold.topology.codec.BundleCodec;
import dev.wirefold.topology.codec.BundleCodec.Piece;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.state.StateKeys;
import dev.wirefold.topology.state.StateStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What an application has written to its topics and changelogs, committed or on the way to it.
 *
 * @param flows by name: that of a topic without its prefix, that of a kind of rows, and for mail one each of {@link #TO_ALL},
 *     {@link #TO_HOMES}, {@link #TO_OWNERS} and {@link #BUNDLES}
 * @param memberships different articles that have one
 */
public record Traffic(Map<String, Flow> flows, long memberships) {
    public static final String TO_ALL = "mail to all";
    public static final String TO_HOMES = "mail to homes";
    public static final String TO_OWNERS = "mail to owners";
    /** Records of mail, and what they have beside the mail itself. */
    public static final String BUNDLES = "bundles of mail";

    /** @param bytes of all keys and values */
    public record Flow(long records, long bytes) {
        static final Flow NONE = new Flow(0, 0);

        Flow and(Flow more) {
            return new Flow(records + more.records, bytes + more.bytes);
        }

        /** Bytes of a record on average, key and value. */
        int meanBytes() {
            return records == 0 ? 0 : (int) (bytes / records);
        }
    }

    public Traffic {
        flows = Map.copyOf(flows);
    }

    public Flow flow(String name) {
        return flows.getOrDefault(name, Flow.NONE);
    }

    /** Bytes of all together. */
    public long bytes() {
        return flows.values().stream().mapToLong(Flow::bytes).sum();
    }

    /** Reads all that an application which has nothing left to do has written. */
    public static Traffic read(Map<String, Object> clientConfig, String applicationId, Topics topics) {
        Map<String, String> names = new HashMap<>();
        List.of(topics.mail(), topics.memberships(), topics.stories(), topics.storyEvents(), topics.deadLetters())
                .forEach(topic ->
                        names.put(topic, topic.substring(topics.prefix().length())));
        Topics.changelogs(applicationId).forEach(changelog -> names.put(changelog, StateStore.STATE));
        Map<String, Flow> flows = new TreeMap<>();
        Set<String> articles = new HashSet<>();
        try (var reader = CommittedReader.fromBeginning(clientConfig, names.keySet())) {
            var mail = new MailSizes();
            reader.readToEnd(record -> {
                if (record.topic().equals(topics.mail())) {
                    mail.of(record).forEach((name, flow) -> flows.merge(name, flow, Flow::and));
                    return;
                }
                flows.merge(nameOf(record, names), new Flow(1, size(record)), Flow::and);
                if (record.topic().equals(topics.memberships())) {
                    articles.add(java.util.Arrays.toString(record.key()));
                }
            });
        }
        return new Traffic(flows, articles.size());
    }

    /** Takes records of mail apart. */
    private static final class MailSizes {
        private final MailCodec codec = new MailCodec();
        private final BundleCodec bundles = new BundleCodec();

        Map<String, Flow> of(ConsumerRecord<byte[], byte[]> record) {
            if (!bundles.isBundle(record.value())) {
                return Map.of(addressee(record.key()), new Flow(1, size(record)), BUNDLES, new Flow(1, 0));
            }
            Map<String, Flow> flows = new HashMap<>();
            long beside = size(record);
            for (Piece piece : bundles.decode(record.value())) {
                long bytes = piece.value().length;
                beside -= bytes;
                flows.merge(addressee(codec.decode(piece.value()).mail().to()), new Flow(1, bytes), Flow::and);
            }
            flows.put(BUNDLES, new Flow(1, beside));
            return flows;
        }

        private static String addressee(byte[] key) {
            return MailPartitioner.isToAll(key) ? TO_ALL : MailPartitioner.isToHome(key) ? TO_HOMES : TO_OWNERS;
        }

        private static String addressee(Addressee addressee) {
            if (addressee instanceof Addressee.Home) {
                return TO_HOMES;
            }
            return addressee instanceof Addressee.Owner ? TO_OWNERS : TO_ALL;
        }
    }

    /** Name of the flow of a kind of rows, see {@link StateKeys}. */
    static String rows(byte kind) {
        return "rows of kind " + kind;
    }

    private static String nameOf(ConsumerRecord<byte[], byte[]> record, Map<String, String> names) {
        String name = names.getOrDefault(record.topic(), "");
        return name.equals(StateStore.STATE) ? rows(StateKeys.kindOf(record.key())) : name;
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return (record.key() == null ? 0 : record.key().length) + (record.value() == null ? 0L : record.value().length);
    }
}
