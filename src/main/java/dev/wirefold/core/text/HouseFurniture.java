package dev.wirefold.core.text;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Page furniture by publisher: sentences that a publisher has put on many articles which otherwise have nothing to do with
 * one another. Counted once in an archive and frozen: were it counted on the wire, an article's fingerprint would depend on
 * what came before it.
 */
public final class HouseFurniture {
    /** No list: nothing is removed. */
    public static final HouseFurniture NONE = new HouseFurniture("", Map.of());

    /** About 16 bytes of heap each. */
    public static final int MAX_SENTENCES = 1_000_000;

    /** Changed whenever sentences are cut or hashed in another way, so that an older list is refused and not just without effect. */
    private static final int FORM = 1;

    private static final int MAX_SHOWN_CHARACTERS = 60;
    private static final Pattern HEAD = Pattern.compile("# furniture \\S{1,64}: form (\\d{1,4});.*");
    private static final Pattern LINE = Pattern.compile("([^\t]{1,500})\t([0-9a-f]{16})\t\\d{1,9}(?:\t.*)?");

    private final String version;
    private final Map<String, LongSet> byPublisher;

    private HouseFurniture(String version, Map<String, LongSet> byPublisher) {
        this.version = version;
        this.byPublisher = byPublisher;
    }

    /**
     * A sentence that is furniture of a publisher.
     *
     * @param publisher as {@link PublisherName} has it
     * @param articles how many of the articles counted hold it
     */
    public record Entry(String publisher, Sentence sentence, int articles) {
        private String line() {
            String text = sentence.text();
            boolean whole = text.codePointCount(0, text.length()) <= MAX_SHOWN_CHARACTERS;
            String shown = whole ? text : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN_CHARACTERS)) + "...";
            return publisher + '\t' + HexFormat.of().toHexDigits(sentence.hash()) + '\t' + articles + '\t' + shown;
        }
    }

    /**
     * A list as {@link #parse} reads it.
     *
     * @param name of the list, for its first line
     * @param counted what the entries were counted in, for people
     */
    public static Stream<String> lines(String name, String counted, List<Entry> entries) {
        String head = "# furniture " + name + ": form " + FORM
                + "; publisher<TAB>hash of a sentence<TAB>number of articles holding it<TAB>its beginning; " + counted;
        return Stream.concat(Stream.of(head), entries.stream().map(Entry::line));
    }

    /**
     * Reads a list.
     *
     * @param version name of this list, changed whenever a line of it changes
     * @throws IllegalArgumentException if it is none, naming the line
     */
    public static HouseFurniture parse(String version, Stream<String> lines) {
        Map<String, LongSet> byPublisher = new HashMap<>();
        int number = 0;
        int sentences = 0;
        for (String line : (Iterable<String>) lines::iterator) {
            number++;
            if (number == 1) {
                checkHead(version, line);
                continue;
            }
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher entry = LINE.matcher(line);
            if (!entry.matches()) {
                throw new IllegalArgumentException("furniture " + version + ", line " + number
                        + ": expected publisher<TAB>16 hexadecimal digits<TAB>count, found: " + line);
            }
            if (++sentences > MAX_SENTENCES) {
                throw new IllegalArgumentException(
                        "furniture " + version + " has more than " + MAX_SENTENCES + " sentences");
            }
            byPublisher
                    .computeIfAbsent(PublisherName.of(entry.group(1)), any -> new LongOpenHashSet())
                    .add(Long.parseUnsignedLong(entry.group(2), 16));
        }
        if (number == 0) {
            checkHead(version, "");
        }
        return new HouseFurniture(version, byPublisher);
    }

    /** All of several lists; the same in whatever order they are named. */
    public static HouseFurniture of(Collection<HouseFurniture> lists) {
        TreeSet<String> versions = new TreeSet<>();
        Map<String, LongSet> byPublisher = new HashMap<>();
        for (HouseFurniture list : lists) {
            versions.add(list.version);
            list.byPublisher.forEach((publisher, sentences) -> byPublisher
                    .computeIfAbsent(publisher, any -> new LongOpenHashSet())
                    .addAll(sentences));
        }
        return new HouseFurniture(String.join("+", versions), byPublisher);
    }

    /** Names the list; empty if there is none. */
    public String version() {
        return version;
    }

    /**
     * The text without the furniture of its publisher; the empty string if there is nothing else.
     *
     * @param publisher as {@link PublisherName} has it
     * @param text normalised
     */
    public String remove(String publisher, String text) {
        LongSet sentences = byPublisher.get(publisher);
        return sentences == null ? text : Sentence.remove(text, sentences::contains);
    }

    private static void checkHead(String version, String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("furniture " + version
                    + ", line 1: expected a comment like '# furniture NAME: form " + FORM + "; ...', found: " + line);
        }
        if (Integer.parseInt(head.group(1)) != FORM) {
            throw new IllegalArgumentException("furniture " + version + " is of form " + head.group(1)
                    + "; this program reads form " + FORM + ": count it again with `wirefold furniture`");
        }
    }
}
