package dev.wirefold.simulation;

import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.reference.Reference.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is learned of publishers, strewn over a wire: of words that their articles have, editions out of order now and then,
 * of few articles and of many, old ones, some that reach a part of the partitions, some that make all of a text usual and some that take it back.
 */
final class RandomHouses {
    private static final long OLDEST_MS = Duration.ofDays(40).toMillis();

    /** Twice as many are enough for a publisher to be well known. */
    private static final int FEW_ARTICLES = 60;

    private final Random random;
    private final int partitions;
    private final List<Fingerprint> read = new ArrayList<>();
    private long edition;

    private RandomHouses(long seed, int partitions) {
        random = new Random(~seed);
        this.partitions = partitions;
    }

    /** Of every third seed nothing is learned. */
    static List<Event> among(List<Event> wire, int partitions, long seed) {
        return seed % 3 == 0 ? wire : new RandomHouses(seed, partitions).strewn(wire);
    }

    private List<Event> strewn(List<Event> wire) {
        int every = 2 + random.nextInt(8);
        List<Event> strewn = new ArrayList<>();
        for (Event event : wire) {
            strewn.add(event);
            if (event.submission() != null) {
                read.add(event.submission().fingerprint());
                if (random.nextInt(every) == 0) {
                    learn(strewn, event.timestamp());
                }
            }
        }
        return strewn;
    }

    private void learn(List<Event> wire, long now) {
        String publisher = read.get(random.nextInt(read.size())).publisher();
        edition += random.nextInt(4) - 1;
        long age = random.nextInt(10) == 0 ? random.nextLong(OLDEST_MS) : 0;
        int articles = FEW_ARTICLES * random.nextInt(3);
        LearnedHouse house =
                new LearnedHouse(publisher, Math.max(0, edition), Math.max(0, now - age), articles, words(publisher));
        boolean everywhere = random.nextInt(8) > 0;
        for (int partition = 0; partition < partitions; partition++) {
            if (everywhere || random.nextBoolean()) {
                wire.add(Event.house(partition, house));
            }
        }
    }

    private HouseWords words(String publisher) {
        Map<Integer, Usage> usages = new HashMap<>();
        int common = random.nextInt(4);
        for (Fingerprint fingerprint : read) {
            if (fingerprint.publisher().equals(publisher)) {
                for (int word : fingerprint.features()) {
                    usages.put(word, usage(common));
                }
            }
        }
        return HouseWords.of(usages);
    }

    /** @param common how many of four words are more than ordinary */
    private Usage usage(int common) {
        if (random.nextInt(4) >= common) {
            return random.nextInt(3) == 0 ? Usage.ORDINARY : Usage.RARE;
        }
        return random.nextBoolean() ? Usage.COMMON : Usage.FREQUENT;
    }
}
