package dev.wirefold.topology;

import dev.wirefold.avro.internal.HouseRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.topology.codec.HouseRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** What the articles topic says of publishers, for those who read it beside the pipeline. May be used by several threads. */
public final class LearnedHouses {
    private static final int MAX_HOUSES = 10_000;

    private final AvroCodec<HouseRecord> codec = new AvroCodec<>(HouseRecord.getClassSchema());
    private final Map<String, LearnedHouse> byPublisher = new TreeMap<>();

    /** Takes it in if it is about a publisher. */
    public synchronized void read(ConsumerRecord<byte[], byte[]> record) {
        if (!HouseMarks.isHouse(record.key(), record.headers()) || record.value() == null) {
            return;
        }
        try {
            take(HouseRecords.house(codec.decode(record.value())));
        } catch (SerializationException | IllegalArgumentException e) {
            // The pipeline has made it a dead letter.
        }
    }

    private void take(LearnedHouse house) {
        LearnedHouse known = byPublisher.get(house.publisher());
        if (known == null ? byPublisher.size() < MAX_HOUSES : house.replaces(known)) {
            byPublisher.put(house.publisher(), house);
        }
    }

    /** @param publisher as {@link dev.wirefold.core.text.PublisherName} has it */
    public synchronized HouseWords words(String publisher) {
        @Nullable LearnedHouse house = byPublisher.get(publisher);
        return house == null ? HouseWords.NONE : house.words();
    }

    /** Those of which most articles are known first. */
    public synchronized List<LearnedHouse> all() {
        return byPublisher.values().stream()
                .sorted(Comparator.comparingInt((LearnedHouse house) -> -house.articles())
                        .thenComparing(LearnedHouse::publisher))
                .toList();
    }
}
