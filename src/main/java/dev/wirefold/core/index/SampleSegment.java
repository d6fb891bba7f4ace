package dev.wirefold.core.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A part of a {@link SampleTable}: entries of 25 bits, each under a key of 22 bits, in the order of their keys.
 *
 * <p>A key has a home, which is the further on the greater the key is, and its entries stand there or after it with no free
 * slot between: linear probing in an ordered table (Amble and Knuth 1974). A search ends at the first greater key, whether
 * its own is there or not. What follows a removed entry moves back (after Knuth 1973, algorithm R of section 6.4), so nothing
 * remains of it. There is some room beyond the last home, so that nothing wraps around.
 *
 * <p>6 bytes a slot, in two arrays: a search reads the second only where it finds its key. It grows to 1.5 when 0.75 of
 * its homes are taken and shrinks to 0.625 when less than 0.35 are, so an entry takes 8 to 12 bytes while articles come, 17 at
 * the most while they leave.
 */
final class SampleSegment {
    static final int KEY_BITS = 22;
    static final int ENTRY_BITS = 25;

    private static final int LOWER_BITS = Integer.SIZE - 1 - KEY_BITS;
    private static final int LOWER_MASK = (1 << LOWER_BITS) - 1;
    private static final int LEAST_HOMES = 4;
    private static final int LEAST_SPARE = 4;

    private int homes = LEAST_HOMES;
    private int size;
    /** Sign, key, lower bits of the entry; 0 where free, which is greater than all these. The last one stays free. */
    private int[] words = new int[LEAST_HOMES + LEAST_SPARE];
    /** Upper bits of the entry; undefined where free. */
    private short[] uppers = new short[LEAST_HOMES + LEAST_SPARE];

    boolean isEmpty() {
        return size == 0;
    }

    /** How many entries there is memory for. */
    int capacity() {
        return words.length;
    }

    /** Gives each key once, ascending. */
    void forEachKey(IntConsumer action) {
        int last = -1;
        for (int word : words) {
            int key = (word & Integer.MAX_VALUE) >>> LOWER_BITS;
            if (word != 0 && key != last) {
                action.accept(key);
                last = key;
            }
        }
    }

    /** Reads what a search reads first. */
    int touchWord(int key) {
        return words[home(word(key))];
    }

    /** Reads what a change reads first. */
    int touchEntry(int key) {
        int home = home(word(key));
        return words[home] ^ uppers[home];
    }

    /**
     * Copies the entries of a key, as many as there is room for.
     *
     * @return how many
     */
    int read(int key, int[] into) {
        int word = word(key);
        int at = first(word);
        int count = 0;
        while (count < into.length && isOf(at, word)) {
            into[count++] = entry(at++);
        }
        return count;
    }

    /**
     * Adds an entry, unless the key has that already, or a negative one, or so many others.
     *
     * @return whether it was added
     */
    boolean add(int key, int entry, int mostOthers) {
        if (size * 4 >= homes * 3) {
            resize(homes + homes / 2 + 1);
        }
        int word = word(key);
        int at = first(word);
        for (int others = 0; isOf(at, word); others++, at++) {
            if (others == mostOthers || uppers[at] < 0 || entry(at) == entry) {
                return false;
            }
        }
        insert(at, word | (entry & LOWER_MASK), (short) (entry >> LOWER_BITS));
        size++;
        return true;
    }

    /**
     * Takes an entry out.
     *
     * @return whether it was there
     */
    boolean remove(int key, int entry) {
        int word = word(key);
        int at = first(word);
        while (isOf(at, word) && entry(at) != entry) {
            at++;
        }
        if (!isOf(at, word)) {
            return false;
        }
        for (int next = words[at + 1]; next != 0 && home(next) <= at; next = words[at + 1]) {
            words[at] = next;
            uppers[at] = uppers[at + 1];
            at++;
        }
        words[at] = 0;
        size--;
        if (size * 20 < homes * 7 && homes > LEAST_HOMES) {
            resize(Math.max(LEAST_HOMES, homes * 5 / 8));
        }
        return true;
    }

    /** Puts an entry at a slot; what stands there, up to the next free slot, moves on. */
    private void insert(int slot, int newWord, short newUpper) {
        int[] allWords = words;
        short[] allUppers = uppers;
        int at = slot;
        int word = newWord;
        short upper = newUpper;
        for (int next = allWords[at]; next != 0; next = allWords[++at]) {
            short nextUpper = allUppers[at];
            allWords[at] = word;
            allUppers[at] = upper;
            word = next;
            upper = nextUpper;
        }
        allWords[at] = word;
        allUppers[at] = upper;
        if (at == allWords.length - 1) {
            lengthen();
        }
    }

    private void resize(int newHomes) {
        int[] oldWords = words;
        short[] oldUppers = uppers;
        homes = newHomes;
        words = new int[homes + LEAST_SPARE + homes / 64];
        uppers = new short[words.length];
        int next = 0;
        for (int i = 0; i < oldWords.length; i++) {
            int word = oldWords[i];
            // A free slot is written as any other and written over by what comes next: that is faster than to ask.
            int at = Math.max(next, home(word));
            words[at] = word;
            uppers[at] = oldUppers[i];
            next = word == 0 ? next : at + 1;
            if (next == words.length) {
                lengthen();
            }
        }
    }

    private void lengthen() {
        int length = words.length + LEAST_SPARE + words.length / 64;
        words = Arrays.copyOf(words, length);
        uppers = Arrays.copyOf(uppers, length);
    }

    /** Where the first entry of a key stands, or would stand. */
    private int first(int word) {
        int[] searched = words;
        int at = home(word);
        while (searched[at] < word) {
            at++;
        }
        return at;
    }

    private boolean isOf(int at, int word) {
        return (words[at] & ~LOWER_MASK) == word;
    }

    private int entry(int at) {
        return (uppers[at] << LOWER_BITS) | (words[at] & LOWER_MASK);
    }

    private int home(int word) {
        int key = (word & Integer.MAX_VALUE) >>> LOWER_BITS;
        return (int) (((long) key * homes) >>> KEY_BITS);
    }

    private static int word(int key) {
        return Integer.MIN_VALUE | (key << LOWER_BITS);
    }
}
