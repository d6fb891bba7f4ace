package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.text.WordHash;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How usual words are, by publisher. Counted in an archive and frozen: were it counted on the wire, an article's fingerprint
 * would depend on what came before it.
 */
public final class Houses {
    /** Nothing is known of any publisher. */
    public static final Houses NONE = new Houses("", Map.of());

    /** In one list; about 32 bytes of heap each. */
    public static final int MAX_WORDS = 10_000_000;

    /** Changed whenever words are cut or hashed in another way, so that an older list is refused and not just without effect. */
    private static final int FORM = 1;

    private static final Pattern HEAD = Pattern.compile("# houses \\S{1,64}: form (\\d{1,4});.*");
    private static final Pattern LINE =
            Pattern.compile("([^\t]{1,500})\t([0-9a-f]{6})\t(ordinary|frequent|common)\t\\d{1,9}(?:\t.*)?");

    private final String version;
    private final Map<String, HouseWords> byPublisher;

    private Houses(String version, Map<String, HouseWords> byPublisher) {
        this.version = version;
        this.byPublisher = byPublisher;
    }

    /**
     * A word that is not rare at a publisher.
     *
     * @param publisher as {@link PublisherName} has it
     * @param word its hash, of {@value Fingerprint#FEATURE_BITS} bits
     * @param articles how many of those counted hold it, those that are alike counted once
     * @param shown the word as it stands in one of them
     */
    public record Entry(String publisher, int word, Usage usage, int articles, String shown) {
        private String line() {
            return String.format(
                    Locale.ROOT,
                    "%s\t%06x\t%s\t%d\t%s",
                    publisher,
                    word,
                    usage.name().toLowerCase(Locale.ROOT),
                    articles,
                    shown);
        }
    }

    /** What has been counted, named by its content. */
    public static Houses learned(List<Entry> entries) {
        if (entries.isEmpty()) {
            return NONE;
        }
        long content = 0;
        for (Entry entry : entries) {
            content = WordHash.ofPair(content, WordHash.of(entry.line()));
        }
        return new Houses("learned-" + Long.toHexString(content), words(entries.stream()));
    }

    /**
     * A list as {@link #parse} reads it.
     *
     * @param name of the list, for its first line
     * @param counted what the entries were counted in, for people
     */
    public static Stream<String> lines(String name, String counted, List<Entry> entries) {
        String head = "# houses " + name + ": form " + FORM
                + "; publisher<TAB>hash of a word<TAB>how usual it is<TAB>number of articles holding it<TAB>the word; "
                + counted;
        return Stream.concat(Stream.of(head), entries.stream().map(Entry::line));
    }

    /**
     * Reads a list.
     *
     * @param version name of this list, changed whenever a line of it changes
     * @throws IllegalArgumentException if it is none, naming the line
     */
    public static Houses parse(String version, Stream<String> lines) {
        Stream.Builder<Entry> entries = Stream.builder();
        int number = 0;
        int words = 0;
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
                throw new IllegalArgumentException("houses " + version + ", line " + number
                        + ": expected publisher<TAB>6 hexadecimal digits<TAB>ordinary, frequent or common<TAB>count, found: "
                        + line);
            }
            if (++words > MAX_WORDS) {
                throw new IllegalArgumentException("houses " + version + " has more than " + MAX_WORDS + " words");
            }
            entries.add(new Entry(
                    PublisherName.of(entry.group(1)),
                    Integer.parseInt(entry.group(2), 16),
                    Usage.valueOf(entry.group(3).toUpperCase(Locale.ROOT)),
                    0,
                    ""));
        }
        if (number == 0) {
            checkHead(version, "");
        }
        return new Houses(version, words(entries.build()));
    }

    /** All of several lists; the same in whatever order they are named. Where two name one word, the more usual counts. */
    public static Houses of(Collection<Houses> lists) {
        TreeSet<String> versions = new TreeSet<>();
        for (Houses list : lists) {
            if (!list.version.isEmpty()) {
                versions.add(list.version);
            }
        }
        Stream<Entry> entries = lists.stream()
                .flatMap(list -> list.byPublisher.entrySet().stream())
                .flatMap(house -> house.getValue().usages().entrySet().stream()
                        .map(word -> new Entry(house.getKey(), word.getKey(), word.getValue(), 0, "")));
        return new Houses(String.join("+", versions), words(entries));
    }

    /** Names the list; empty if there is none. */
    public String version() {
        return version;
    }

    /** @param publisher as {@link PublisherName} has it */
    public HouseWords words(String publisher) {
        return byPublisher.getOrDefault(publisher, HouseWords.NONE);
    }

    private static Map<String, HouseWords> words(Stream<Entry> entries) {
        Map<String, Map<Integer, Usage>> byPublisher = new HashMap<>();
        entries.forEach(entry -> byPublisher
                .computeIfAbsent(entry.publisher(), any -> new HashMap<>())
                .merge(entry.word(), entry.usage(), (a, b) -> a.compareTo(b) > 0 ? a : b));
        return byPublisher.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, house -> HouseWords.of(house.getValue())));
    }

    private static void checkHead(String version, String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("houses " + version
                    + ", line 1: expected a comment like '# houses NAME: form " + FORM + "; ...', found: " + line);
        }
        if (Integer.parseInt(head.group(1)) != FORM) {
            throw new IllegalArgumentException("houses " + version + " is of form " + head.group(1)
                    + "; this program reads form " + FORM + ": count it again with `wirefold houses`");
        }
    }
}
