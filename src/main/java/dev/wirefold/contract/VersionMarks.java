package dev.wirefold.contract;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.core.text.LetterCase;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads by what articles say that they are a later version of an item: a correction, a writethru, an update, the newest
 * state of a live blog. It stands in the slug line, the headline, or a note at the beginning or the end of the text. A word
 * counts where it is set off as a label only: news may be about corrections.
 */
public final class VersionMarks {
    private static final int MAX_LINE_CHARS = 400;

    /** Notes are looked for so far from both ends of a text. */
    private static final int MAX_NOTE_CHARS = 1_000;

    private static final int MAX_NOTE_LINES = 3;
    private static final int MAX_DIGITS = 4;

    /** A label and the words behind it that may set it off. */
    private static final int MAX_HEADING_WORDS = VersionLabels.MAX_WORDS + 2;

    private static final String OPENING = "([{*<\"'“„« ";
    private static final List<String> TO_EDITORS =
            List.of("eds", "editors", "editor's note", "editors' note", "note to editors", "ed note", "note");

    private VersionMarks() {}

    /** Whether an article says that it is a later version of something that its publisher sent before. */
    public static boolean areIn(Article article) {
        return switch (article.getUpdate()) {
            case UPDATE, CORRECTION, WRITETHRU -> true;
            case NEW, RELEASE, OTHER ->
                ofLine(article.getSlugline()) != null
                        || ofLine(article.getHeadline()) != null
                        || isNoted(article.getBody());
        };
    }

    /**
     * What a headline, a slug line or a note is marked as.
     *
     * @return null when it has no mark
     */
    public static @Nullable UpdateKind of(@Nullable String line) {
        UpdateKind kind = ofLine(line);
        return kind != null || line == null ? kind : ofNote(line);
    }

    private static @Nullable UpdateKind ofLine(@Nullable String line) {
        return line == null ? null : new Labels(line).kind();
    }

    private static boolean isNoted(String body) {
        List<String> lines = new ArrayList<>();
        addLines(body.substring(0, Math.min(body.length(), MAX_NOTE_CHARS)), false, lines);
        addLines(body.substring(Math.max(0, body.length() - MAX_NOTE_CHARS)), true, lines);
        return lines.stream().anyMatch(line -> ofNote(line) != null);
    }

    private static void addLines(String text, boolean last, List<String> lines) {
        List<String> all =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int from = last ? Math.max(0, all.size() - MAX_NOTE_LINES) : 0;
        lines.addAll(all.subList(from, Math.min(all.size(), from + MAX_NOTE_LINES)));
    }

    private static @Nullable UpdateKind ofNote(String note) {
        String line = normalized(note);
        String lower = LetterCase.lower(line);
        if (VersionLabels.REMARKS.stream().anyMatch(lower::contains)) {
            return UpdateKind.CORRECTION;
        }
        int from = 0;
        while (from < line.length() && OPENING.indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        String address = lower.substring(from);
        boolean bracketed = from > 0 && "([{".indexOf(line.charAt(0)) >= 0;
        for (String editors : TO_EDITORS) {
            if (address.startsWith(editors) && address.length() > editors.length()) {
                char after = address.charAt(editors.length());
                if (after == ':' || after == '.') {
                    return new Labels(line.substring(from + editors.length() + 1)).kindOfNote();
                }
            }
        }
        return bracketed
                ? new Labels(line.substring(from)).kindOfNote()
                : new Labels(line.substring(from), MAX_HEADING_WORDS).kindOfHeading();
    }

    private static String normalized(String text) {
        String read = text.length() <= MAX_LINE_CHARS ? text : text.substring(0, MAX_LINE_CHARS);
        return Normalizer.normalize(read.strip(), Normalizer.Form.NFC);
    }

    /** The words of a line, and where it is broken between them. */
    private static final class Labels {
        private final List<String> words = new ArrayList<>();

        /** Of each word whether something sets it off from the one before; one more for the end. */
        private final List<Boolean> breaks = new ArrayList<>();

        private final boolean hasSmallLetters;

        Labels(String given) {
            this(given, MAX_LINE_CHARS);
        }

        /** @param maxWords no more than these are read, the others are as if they were not there */
        Labels(String given, int maxWords) {
            String line = normalized(given);
            hasSmallLetters = line.codePoints().anyMatch(Character::isLowerCase);
            StringBuilder word = new StringBuilder();
            boolean broken = true;
            for (int i = 0; i < line.length() && words.size() < maxWords; i++) {
                char c = line.charAt(i);
                if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '&') {
                    word.append(c);
                } else {
                    boolean none = end(word, broken);
                    broken = none || !Character.isWhitespace(c);
                }
            }
            end(word, broken);
            breaks.add(true);
        }

        /** Keeps a word that has ended; returns whether the next one is broken from it so far. */
        private boolean end(StringBuilder word, boolean broken) {
            if (word.isEmpty()) {
                return broken;
            }
            words.add(word.toString());
            breaks.add(broken);
            word.setLength(0);
            return false;
        }

        @Nullable
        UpdateKind kind() {
            for (int i = 0; i < words.size(); i++) {
                UpdateKind kind = breaks.get(i) ? kindAt(i) : null;
                if (kind != null) {
                    return kind;
                }
            }
            return null;
        }

        /** Behind brackets or an address to editors a verb is enough. */
        @Nullable
        UpdateKind kindOfNote() {
            return words.isEmpty() ? null : VersionLabels.VERBS.getOrDefault(LetterCase.lower(words.get(0)), kind());
        }

        /** In a text only what it begins with counts. */
        @Nullable
        UpdateKind kindOfHeading() {
            return words.isEmpty() ? null : kindAt(0);
        }

        private @Nullable UpdateKind kindAt(int from) {
            if (isNumberedVersion(from)) {
                return UpdateKind.WRITETHRU;
            }
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < words.size() && to < from + VersionLabels.MAX_WORDS; to++) {
                phrase.append(to == from ? "" : " ").append(LetterCase.lower(words.get(to)));
                UpdateKind kind = VersionLabels.LABELS.get(phrase.toString());
                if (kind != null && isSetOff(from, to + 1)) {
                    return kind;
                }
            }
            return null;
        }

        /** By what follows, by a number, or by capitals at the beginning of a line that is not all in capitals. */
        private boolean isSetOff(int from, int end) {
            return breaks.get(end)
                    || isNumber(words.get(end))
                    || (from == 0 && hasSmallLetters && isInCapitals(from, end));
        }

        private boolean isInCapitals(int from, int end) {
            return words.subList(from, end).stream()
                    .allMatch(word -> word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)));
        }

        /** As in 1st Ld, 2nd Lead, Lead 3, 4thLd. */
        private boolean isNumberedVersion(int from) {
            String first = LetterCase.lower(words.get(from));
            if (Character.isDigit(first.charAt(0)) && first.endsWith("ld")) {
                return true;
            }
            if (from + 1 >= words.size()) {
                return false;
            }
            String second = LetterCase.lower(words.get(from + 1));
            boolean ordered = Character.isDigit(first.charAt(0))
                    && (VersionLabels.NUMBERED.contains(second) || VersionLabels.LABELS.containsKey(second));
            boolean counted = VersionLabels.NUMBERED.contains(first) && isNumber(second);
            return (ordered || counted) && (breaks.get(from + 2) || counted);
        }

        private static boolean isNumber(String word) {
            return word.length() <= MAX_DIGITS && word.chars().allMatch(Character::isDigit);
        }
    }
}
