package dev.wirefold.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * A sentence of a line, found roughly but everywhere in the same way: what counts is that a sentence that stands in two
 * articles is cut out of both alike.
 *
 * @param text as it stands in the line, without spaces around it
 * @param letters how many letters and digits it has
 * @param hash of its letters and digits, case-folded; frozen, as lists in files depend on every bit
 */
public record Sentence(String text, int letters, long hash) {
    /** Shorter ones, as {@code He declined to comment.}, stand in stories of all kinds. */
    public static final int LEAST_LETTERS = 20;

    /** A full stop after so many letters or fewer, the first a capital, ends an initial or a title: {@code J.}, {@code Mrs.} */
    private static final int MAX_ABBREVIATION_LETTERS = 3;

    private static final String ENDS = ".!?";
    private static final String ENDS_WITHOUT_SPACE = "。।؟۔";
    private static final char FIRST_END_WITHOUT_SPACE = '؟';
    private static final String CLOSING = "\"')]";

    /** Whether it is long enough to be told from sentences of other articles. */
    public boolean isTelling() {
        return letters >= LEAST_LETTERS;
    }

    /** The sentences of a line of a normalised text. */
    public static List<Sentence> of(String line) {
        List<Sentence> sentences = new ArrayList<>();
        for (int start = 0; start < line.length(); ) {
            int end = end(line, start);
            add(line.substring(start, end), sentences);
            start = end;
        }
        return sentences;
    }

    /** Where the sentence ends that begins at the start; no sentence is of two lines. */
    public static int end(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                return at + 1;
            }
            if ((c == '.' || c == '!' || c == '?' || c >= FIRST_END_WITHOUT_SPACE) && ends(text, at)) {
                return afterClosing(text, at + 1);
            }
        }
        return text.length();
    }

    /**
     * A text without some of its sentences. A line of which no telling sentence is left goes with all that it has.
     *
     * @param isRemoved by a sentence's hash
     */
    public static String remove(String text, LongPredicate isRemoved) {
        List<String> left = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            List<Sentence> sentences = of(line);
            if (sentences.stream().noneMatch(sentence -> sentence.isIn(isRemoved))) {
                left.add(line);
            } else if (!sentences.stream().allMatch(sentence -> !sentence.isTelling() || sentence.isIn(isRemoved))) {
                left.add(String.join(
                        " ",
                        sentences.stream()
                                .filter(sentence -> !sentence.isIn(isRemoved))
                                .map(Sentence::text)
                                .toList()));
            }
        }
        return String.join("\n", left);
    }

    private boolean isIn(LongPredicate set) {
        return isTelling() && set.test(hash);
    }

    private static boolean ends(String line, int at) {
        char c = line.charAt(at);
        if (ENDS_WITHOUT_SPACE.indexOf(c) >= 0) {
            return true;
        }
        if (ENDS.indexOf(c) < 0) {
            return false;
        }
        int after = afterClosing(line, at + 1);
        return after < line.length() && line.charAt(after) == ' ' && (c != '.' || !isAbbreviation(line, at));
    }

    private static boolean isAbbreviation(String line, int fullStop) {
        int start = fullStop;
        while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
            start--;
        }
        int letters = fullStop - start;
        return letters > 0 && letters <= MAX_ABBREVIATION_LETTERS && Character.isUpperCase(line.charAt(start));
    }

    private static int afterClosing(String line, int from) {
        int at = from;
        while (at < line.length() && CLOSING.indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static void add(String piece, List<Sentence> sentences) {
        String text = piece.strip();
        if (!text.isEmpty()) {
            StringBuilder letters = new StringBuilder(text.length());
            TextNormalizer.fold(text).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
            sentences.add(new Sentence(text, letters.length(), WordHash.of(letters)));
        }
    }
}
