package dev.wirefold.topology.codec;

import dev.wirefold.avro.internal.HouseRecord;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.fingerprint.LearnedHouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was learned of publishers ↔ Avro records. */
public final class HouseRecords {
    /** In the order of the packed sets. */
    private static final List<Usage> LISTED = List.of(Usage.ORDINARY, Usage.FREQUENT, Usage.COMMON);

    private HouseRecords() {}

    public static HouseRecord of(LearnedHouse house) {
        int[][] sets = LISTED.stream()
                .map(usage -> house.words().usages().entrySet().stream()
                        .filter(word -> word.getValue() == usage)
                        .mapToInt(Map.Entry::getKey)
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
        return new HouseRecord(
                house.publisher(), house.edition(), house.learnedAtMs(), house.articles(), PackedSets.of(sets));
    }

    /** @throws IllegalArgumentException if the record is none that {@link #of} makes */
    public static LearnedHouse house(HouseRecord row) {
        int[][] sets = PackedSets.read(row.getWords(), LISTED.size());
        Map<Integer, Usage> usages = new HashMap<>();
        for (int set = 0; set < sets.length; set++) {
            for (int word : sets[set]) {
                usages.put(word, LISTED.get(set));
            }
        }
        return new LearnedHouse(
                row.getPublisher(), row.getEdition(), row.getLearnedAt(), row.getArticles(), HouseWords.of(usages));
    }
}
