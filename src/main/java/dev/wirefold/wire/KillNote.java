package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import dev.wirefold.core.text.LetterCase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises notes to editors that withdraw an item, as agencies send them: KILL, mandatory kill, or withhold in the slug,
 * the headline or the text's first line. News that merely speaks of killing has none of these marks where they stand here,
 * or names no item.
 */
public final class KillNote {
    /** What a note has to say it says at its beginning. */
    private static final int MAX_OPENING_CHARS = 1_500;

    private static final int MAX_IDS = 50;
    private static final int MIN_ID_CHARS = 3;
    private static final int MAX_WORDS_TO_ID = 5;
    private static final String AROUND_WORDS = "\"'“”‘’«»„()[]{}<>*,;.:!?#-–—_=";

    private static final List<String> MANDATORY =
            List.of("kill is mandatory", "kill mandatory", "mandatory kill", "kill notice", "kill advisory");
    private static final List<String> REQUESTS =
            List.of("please kill", "please withhold", "kill item", "kill story", "withhold item", "withhold story");

    /** The story that comes in place of another one is a story. */
    private static final List<String> SUBSTITUTES = List.of(
            "kill and sub", "kill & sub", "kill-and-sub", "kill/sub", "kill and replace", "substitute for", "sub for");

    private static final Set<String> MARKS = Set.of("KILL", "WITHHOLD");
    private static final Set<String> LEADING = Set.of(
            "kill",
            "kills",
            "killed",
            "withhold",
            "withheld",
            "withdraw",
            "withdrawn",
            "item",
            "items",
            "story",
            "article",
            "id");

    /** What follows these is the name of an item; what follows the other leading words may be an aeroplane or an age. */
    private static final Set<String> NAMING =
            Set.of("kill", "withhold", "withdraw", "item", "items", "story", "article", "id");

    /** A 17-year-old, 10am, the 3rd. */
    private static final Pattern NO_ID = Pattern.compile("(?i)\\d+-\\p{L}{3,}.*|\\d+(?:st|nd|rd|th|am|pm|bn|m|k)");

    /** F-16, which only its place can tell from an id. */
    private static final Pattern MODEL = Pattern.compile("\\p{L}-?\\d{1,3}");

    private static final Set<String> NOUNS = Set.of("item", "items", "story", "article", "id");

    private static final Set<String> BETWEEN = Set.of(
            "the",
            "of",
            "a",
            "an",
            "our",
            "and",
            "no",
            "nr",
            "number",
            "numbered",
            "with",
            "slug",
            "slugged",
            "following",
            "is",
            "please");

    private KillNote() {}

    /**
     * The ids of the articles that a note withdraws, as far as it names any.
     *
     * @param knownAs gives the spelling under which an article was published, or null
     * @return null when this is no such note
     */
    static @Nullable Set<String> idsIn(Article article, Function<String, @Nullable String> knownAs) {
        String opening = opening(article.getBody());
        List<String> heads = Stream.of(article.getSlugline(), article.getHeadline(), firstLine(opening))
                .filter(Objects::nonNull)
                .map(String::strip)
                .toList();
        boolean marked = heads.stream().anyMatch(KillNote::beginsWithMark) || isMarked(article.getSlugline());
        boolean mandatory = heads.stream().anyMatch(KillNote::isMandatory)
                || (marked && containsAny(opening, MANDATORY.subList(0, 2)));
        boolean asked = heads.stream().anyMatch(head -> containsAny(head, REQUESTS));
        if (isSubstitute(article) || !(marked || mandatory || asked)) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        heads.forEach(head -> addIds(head, article, knownAs, ids));
        if (article.getSlugline() != null) {
            // In a slug the mark and the id may stand side by side.
            addIds(article.getSlugline().replace('/', ' ').replace(',', ' '), article, knownAs, ids);
        }
        addIds(opening, article, knownAs, ids);
        return mandatory || !ids.isEmpty() ? ids : null;
    }

    /** Whether a note in a field of its own, in which no news stands, withdraws the item that it comes with. */
    public static boolean isIn(String note) {
        return !containsAny(note, SUBSTITUTES)
                && (beginsWithMark(note)
                        || isMandatory(note)
                        || LetterCase.lower(note.strip()).startsWith("mandatory kill of "));
    }

    /** What else such a note names, of the item with that id. */
    public static Set<String> idsIn(String note, @Nullable String id) {
        Article item = Article.newBuilder().setId(id == null ? "" : id).build();
        Set<String> ids = new LinkedHashSet<>();
        addIds(note, item, any -> null, ids);
        return ids;
    }

    /** Whether it says that it comes in place of another story. */
    static boolean isSubstitute(Article article) {
        return Stream.of(article.getSlugline(), article.getHeadline(), firstLine(opening(article.getBody())))
                .filter(Objects::nonNull)
                .anyMatch(head -> containsAny(head, SUBSTITUTES));
    }

    private static String opening(String body) {
        return body.substring(0, Math.min(body.length(), MAX_OPENING_CHARS)).strip();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** KILL in capitals, and behind it no word of a sentence. */
    private static boolean beginsWithMark(String line) {
        List<String> words = words(line);
        if (words.isEmpty() || !MARKS.contains(bare(words.get(0)))) {
            return false;
        }
        String second = words.size() == 1 ? "" : bare(words.get(1));
        boolean ends = words.get(0).length() > bare(words.get(0)).length() || second.isEmpty();
        return ends || MARKS.contains(second) || LEADING.contains(LetterCase.lower(second)) || isIdLike(second);
    }

    /** Slugs are labels, parted by commas and hyphens. */
    private static boolean isMarked(@Nullable String slugline) {
        if (slugline == null) {
            return false;
        }
        StringTokenizer labels = new StringTokenizer(slugline, " ,;:/()-_");
        while (labels.hasMoreTokens()) {
            if (MARKS.contains(labels.nextToken())) {
                return true;
            }
        }
        return false;
    }

    /** The phrase has to end there: a mandatory kill switch is none. */
    private static boolean isMandatory(String head) {
        String line = LetterCase.lower(head);
        boolean phrase = MANDATORY.stream().anyMatch(words -> {
            int at = line.indexOf(words);
            int end = at + words.length();
            return at >= 0 && (end == line.length() || AROUND_WORDS.indexOf(line.charAt(end)) >= 0);
        });
        return phrase || line.startsWith("kill kill");
    }

    private static void addIds(
            String text, Article article, Function<String, @Nullable String> knownAs, Set<String> ids) {
        List<String> words = words(text);
        for (int i = 0; i < words.size() && ids.size() < MAX_IDS; i++) {
            String word = bare(words.get(i));
            if (word.length() >= MIN_ID_CHARS && !word.equalsIgnoreCase(article.getId()) && isNamed(words, i)) {
                String qualified = GlobalIds.qualified(word, qualifier(article));
                String published = knownAs.apply(qualified);
                published = published == null ? knownAs.apply(word) : published;
                boolean number = word.chars().allMatch(Character::isDigit);
                if (published != null && !published.equals(article.getId()) && (!number || isNamedAsItem(words, i))) {
                    ids.add(published);
                } else if (published == null && isIdLike(word) && isSureOf(words, i, word)) {
                    ids.add(qualified);
                }
            }
        }
    }

    /** Whether the words before it, or a mark behind it, say that it is what is withdrawn. */
    private static boolean isNamed(List<String> words, int at) {
        if (at + 1 < words.size() && MARKS.contains(bare(words.get(at + 1)))) {
            return true;
        }
        for (int i = at - 1; i >= Math.max(0, at - MAX_WORDS_TO_ID); i--) {
            String word = LetterCase.lower(bare(words.get(i)));
            if (LEADING.contains(word)) {
                return true;
            }
            if (!word.isEmpty() && !BETWEEN.contains(word) && !isIdLike(word)) {
                return false;
            }
        }
        return false;
    }

    /** What no article is known by has to be called one. */
    private static boolean isSureOf(List<String> words, int at, String word) {
        if (GlobalIds.isGlobal(word)) {
            return true;
        }
        boolean ends = at + 1 == words.size()
                || MARKS.contains(bare(words.get(at + 1)))
                || words.get(at).length() > word.length();
        return !NO_ID.matcher(word).matches()
                && isNamedAsItem(words, at)
                && (!MODEL.matcher(word).matches() || ends || NOUNS.contains(leading(words, at)));
    }

    private static boolean isNamedAsItem(List<String> words, int at) {
        if (at + 1 < words.size() && MARKS.contains(bare(words.get(at + 1)))) {
            return true;
        }
        return NAMING.contains(leading(words, at));
    }

    /** The last such word before it, or an empty one. */
    private static String leading(List<String> words, int at) {
        for (int i = at - 1; i >= Math.max(0, at - MAX_WORDS_TO_ID); i--) {
            String word = LetterCase.lower(bare(words.get(i)));
            if (LEADING.contains(word)) {
                return word;
            }
        }
        return "";
    }

    private static @Nullable String qualifier(Article article) {
        String source = article.getSource();
        return source != null && article.getId().startsWith(source + "/") ? source : null;
    }

    private static boolean isIdLike(String word) {
        boolean digit = word.chars().anyMatch(Character::isDigit);
        boolean other = word.chars().anyMatch(c -> Character.isLetter(c) || c == '-' || c == ':' || c == '/');
        return GlobalIds.isGlobal(word) || (digit && other && word.length() >= MIN_ID_CHARS);
    }

    private static boolean containsAny(String text, List<String> phrases) {
        String line = LetterCase.lower(text);
        return phrases.stream().anyMatch(line::contains);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && AROUND_WORDS.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AROUND_WORDS.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
