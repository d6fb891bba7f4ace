package dev.wirefold.core.text;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Inverse document frequencies of a language's words (Spärck Jones 1972), counted once in a collection of articles and
 * frozen. Weights are integers, so that sums of them are the same in any order and on any machine.
 */
public final class Lexicon implements WordWeights {
    /** Words that are not listed are weighed as if this many documents held them: lists leave out the rarest. */
    private static final int DOCUMENTS_OF_UNLISTED = 2;

    private static final int MAX_WORDS = 1_000_000;

    private static final float MAX_LOAD = 0.6f;
    private static final long WEIGHT = 0xFF;
    private static final long HASH = ~WEIGHT;
    private static final Pattern TOTAL = Pattern.compile("(\\d{1,9}) (?:articles|documents) in all");

    private final String version;

    /**
     * Open addressing, the commonest words in their first slots; the upper 56 bits of a word's hash above its weight: a look-up touches one line of the cache. 0 is an
     * empty slot, since no word weighs 0.
     */
    private final long[] table;

    private Lexicon(String version, Long2IntOpenHashMap weights) {
        this.version = version;
        this.table = new long[HashCommon.arraySize(weights.size(), MAX_LOAD)];
        List<Long2IntMap.Entry> commonestFirst = new ArrayList<>(weights.long2IntEntrySet());
        commonestFirst.sort(Comparator.comparingInt(Long2IntMap.Entry::getIntValue)
                .thenComparingLong(Long2IntMap.Entry::getLongKey));
        for (Long2IntMap.Entry word : commonestFirst) {
            int at = slot(word.getLongKey());
            while (table[at] != 0) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = (word.getLongKey() & HASH) | word.getIntValue();
        }
    }

    /**
     * Reads a lexicon.
     *
     * @param version name of this list, changed whenever a line of it changes
     * @param lines first a comment such as {@code # ...; 13247 articles in all; ...}, then {@code word<TAB>number of
     *     articles holding it}; more comments may follow
     * @throws IllegalArgumentException if a line is neither, naming the line
     */
    public static Lexicon parse(String version, Stream<String> lines) {
        Iterator<String> rest = lines.iterator();
        double documents = total(version, rest.hasNext() ? rest.next() : "");
        double mostTelling = StrictMath.log(documents / DOCUMENTS_OF_UNLISTED);
        Long2IntOpenHashMap weights = new Long2IntOpenHashMap();
        for (int number = 2; rest.hasNext(); number++) {
            String line = rest.next();
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            int count = count(line, tab);
            if (tab < 1 || count < 1 || count > documents) {
                throw new IllegalArgumentException("lexicon " + version + ", line " + number
                        + ": expected word<TAB>count with a count of 1 to " + (long) documents + ", found: " + line);
            }
            long weight = StrictMath.round(MAX_WEIGHT * StrictMath.log(documents / count) / mostTelling);
            // Words that only differ in the forms of their letters are one; it is as common as the commonest of them.
            weights.mergeInt(
                    WordHash.of(TextNormalizer.fold(line.substring(0, tab))),
                    (int) Math.max(1, Math.min(MAX_WEIGHT, weight)),
                    Math::min);
            if (weights.size() > MAX_WORDS) {
                throw new IllegalArgumentException("lexicon " + version + " has more than " + MAX_WORDS + " words");
            }
        }
        return new Lexicon(version, weights);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int weight(long wordHash) {
        long entry = entry(wordHash);
        return entry == 0 ? MAX_WEIGHT : (int) (entry & WEIGHT);
    }

    @Override
    public void weigh(long[] wordHashes, int count, int[] weights) {
        long[] entries = table;
        int mask = entries.length - 1;
        for (int i = 0; i < count; i++) {
            long hash = wordHashes[i];
            int at = (int) (hash >>> 8) & mask;
            long entry = entries[at];
            while (entry != 0 && ((entry ^ hash) & HASH) != 0) {
                at = (at + 1) & mask;
                entry = entries[at];
            }
            weights[i] = entry == 0 ? MAX_WEIGHT : (int) (entry & WEIGHT);
        }
    }

    @Override
    public boolean knows(long wordHash) {
        return entry(wordHash) != 0;
    }

    /** 0 if the word is not listed. */
    private long entry(long wordHash) {
        int at = slot(wordHash);
        while (table[at] != 0 && ((table[at] ^ wordHash) & HASH) != 0) {
            at = (at + 1) & (table.length - 1);
        }
        return table[at];
    }

    private int slot(long wordHash) {
        return (int) (wordHash >>> 8) & (table.length - 1);
    }

    /** The weight of a normalised word, 1 to {@link #MAX_WEIGHT}. */
    public int weight(String word) {
        return weight(WordHash.of(word));
    }

    private static double total(String version, String comment) {
        Matcher total = TOTAL.matcher(comment);
        if (!comment.startsWith("#") || !total.find()) {
            throw new IllegalArgumentException("lexicon " + version
                    + ", line 1: expected a comment with the number of documents, like '# 13247 articles in all', found: "
                    + comment);
        }
        int documents = Integer.parseInt(total.group(1));
        if (documents <= DOCUMENTS_OF_UNLISTED) {
            throw new IllegalArgumentException("lexicon " + version + " counts only " + documents + " documents");
        }
        return documents;
    }

    private static int count(String line, int tab) {
        try {
            return Integer.parseInt(line, tab + 1, line.length(), 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
