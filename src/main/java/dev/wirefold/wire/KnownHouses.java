package dev.wirefold.wire;

import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.text.PublisherName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of publishers before their articles are sent. It is told first of all, and again as event time goes on: a
 * pipeline forgets what nobody tells. None of it is ahead of what its partition has, or will have with the first
 * article, so it makes no article late. For use by one thread.
 */
public final class KnownHouses {
    /** Before the pipeline, which waits for half of the time that it keeps houses, tells them again itself. */
    static final long TOLD_AGAIN_AFTER_MS = LineageRules.defaults().housesKeptMs() / 3;

    /** Nothing is known. */
    public static final KnownHouses NONE = new KnownHouses(List.of(), house -> new byte[0]);

    private final Function<LearnedHouse, byte[]> encoder;
    private final Map<String, LearnedHouse> byPublisher = new TreeMap<>();

    /**
     * These are known.
     *
     * @param houses one of a publisher, none learned later than the first article to be sent
     * @param encoder as the articles topic has them
     */
    public KnownHouses(Collection<LearnedHouse> houses, Function<LearnedHouse, byte[]> encoder) {
        this.encoder = encoder;
        houses.forEach(house -> byPublisher.put(house.publisher(), house));
    }

    /** How many publishers something is known of. */
    public int publishers() {
        return byPublisher.size();
    }

    /** Of how many articles. */
    public long articles() {
        return byPublisher.values().stream().mapToLong(LearnedHouse::articles).sum();
    }

    /**
     * All, as they are told first.
     *
     * @param reachedMs how far event time has come in all partitions, milliseconds since 1970-01-01T00:00Z
     */
    List<LearnedHouse> atFirst(long reachedMs) {
        byPublisher.replaceAll((publisher, house) ->
                house.learnedAtMs() < reachedMs ? learned(house, house.edition(), reachedMs) : house);
        return new ArrayList<>(byPublisher.values());
    }

    /**
     * What is to be told again before an article of a publisher.
     *
     * @param source as the article names its publisher
     * @param reachedMs how far event time has come in all partitions, milliseconds since 1970-01-01T00:00Z
     */
    Optional<LearnedHouse> again(@Nullable String source, long reachedMs) {
        LearnedHouse house = byPublisher.get(PublisherName.of(source));
        if (house == null || reachedMs < house.learnedAtMs() + TOLD_AGAIN_AFTER_MS) {
            return Optional.empty();
        }
        LearnedHouse next = learned(house, house.edition() + 1, reachedMs);
        byPublisher.put(next.publisher(), next);
        return Optional.of(next);
    }

    byte[] encode(LearnedHouse house) {
        return encoder.apply(house);
    }

    private static LearnedHouse learned(LearnedHouse house, long edition, long learnedAtMs) {
        return new LearnedHouse(house.publisher(), edition, learnedAtMs, house.articles(), house.words());
    }
}
