package dev.wirefold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up report: sentences of common words, of the words of its subject, of names and numbers.
 *
 * @param subject words and names that come up again and again
 */
record GeneratedArticle(String headline, List<String> sentences, List<String> subject) {
    private static final int MEDIAN_WORDS = 450;
    private static final double SPREAD_OF_LOG_WORDS = 0.6;
    private static final int LEAST_WORDS = 40;
    private static final int MOST_WORDS = 4_000;

    private static final int SUBJECT_WORDS = 40;
    private static final int SUBJECT_NAMES = 8;
    private static final double SHARE_OF_SUBJECT = 0.2;
    private static final double SHARE_OF_NUMBERS = 0.02;
    private static final int LEAST_SENTENCE_WORDS = 8;
    private static final int MOST_SENTENCE_WORDS = 30;
    private static final int SENTENCES_OF_A_PARAGRAPH = 3;

    private static final double SENTENCES_KEPT_BY_A_REWRITE = 0.55;
    private static final double WORDS_CHANGED_BY_A_REWRITE = 0.15;

    GeneratedArticle {
        sentences = List.copyOf(sentences);
        subject = List.copyOf(subject);
    }

    static GeneratedArticle original(Vocabulary vocabulary, SplittableRandom random) {
        List<String> subject = new ArrayList<>();
        IntStream.range(0, SUBJECT_WORDS).forEach(i -> subject.add(vocabulary.topical(random)));
        IntStream.range(0, SUBJECT_NAMES).forEach(i -> subject.add(vocabulary.name(random)));
        int wanted = lengthInWords(random);
        List<String> sentences = new ArrayList<>();
        for (int words = 0; words < wanted; ) {
            int length = Math.min(
                    random.nextInt(LEAST_SENTENCE_WORDS, MOST_SENTENCE_WORDS + 1),
                    Math.max(LEAST_SENTENCE_WORDS, wanted - words));
            sentences.add(sentence(length, subject, vocabulary, random));
            words += length;
        }
        return new GeneratedArticle(headline(subject, random), sentences, subject);
    }

    /** Word for word, at times under another headline or without its last sentences. */
    GeneratedArticle reprint(SplittableRandom random) {
        boolean cut = sentences.size() > 4 && random.nextInt(3) == 0;
        int kept = cut ? sentences.size() - random.nextInt(1, 1 + sentences.size() / 5) : sentences.size();
        return new GeneratedArticle(
                random.nextBoolean() ? headline : headline(subject, random), sentences.subList(0, kept), subject);
    }

    /** The same told in part in other words. */
    GeneratedArticle rewrite(Vocabulary vocabulary, SplittableRandom random) {
        List<String> told = new ArrayList<>();
        for (String sentence : sentences) {
            told.add(
                    random.nextDouble() < SENTENCES_KEPT_BY_A_REWRITE
                            ? changed(sentence, vocabulary, random)
                            : sentence(count(sentence), subject, vocabulary, random));
        }
        return new GeneratedArticle(headline(subject, random), told, subject);
    }

    /** The first third or half. */
    GeneratedArticle excerpt(SplittableRandom random) {
        int kept = Math.max(2, sentences.size() * random.nextInt(30, 51) / 100);
        return new GeneratedArticle(headline, sentences.subList(0, Math.min(kept, sentences.size())), subject);
    }

    /** The same with one sentence corrected. */
    GeneratedArticle revision(Vocabulary vocabulary, SplittableRandom random) {
        List<String> corrected = new ArrayList<>(sentences);
        int at = random.nextInt(corrected.size());
        corrected.set(at, sentence(count(corrected.get(at)), subject, vocabulary, random));
        return new GeneratedArticle(headline, corrected, subject);
    }

    /** The text, in paragraphs. */
    String body() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            if (i > 0) {
                body.append(i % SENTENCES_OF_A_PARAGRAPH == 0 ? "\n\n" : " ");
            }
            body.append(sentences.get(i));
        }
        return body.toString();
    }

    private static int lengthInWords(SplittableRandom random) {
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
        long words = Math.round(MEDIAN_WORDS * StrictMath.exp(SPREAD_OF_LOG_WORDS * normal));
        return (int) Math.max(LEAST_WORDS, Math.min(MOST_WORDS, words));
    }

    private static String sentence(int length, List<String> subject, Vocabulary vocabulary, SplittableRandom random) {
        StringBuilder sentence = new StringBuilder(length * 7);
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                sentence.append(random.nextInt(12) == 0 ? ", " : " ");
            }
            String word = word(subject, vocabulary, random);
            if (i == 0) {
                sentence.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            } else {
                sentence.append(word);
            }
        }
        return sentence.append('.').toString();
    }

    private static String word(List<String> subject, Vocabulary vocabulary, SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < SHARE_OF_SUBJECT) {
            return subject.get(random.nextInt(subject.size()));
        }
        return kind < SHARE_OF_SUBJECT + SHARE_OF_NUMBERS
                ? Integer.toString(random.nextInt(2, 3_000))
                : vocabulary.word(random);
    }

    private static String changed(String sentence, Vocabulary vocabulary, SplittableRandom random) {
        String[] words = sentence.split(" ", -1);
        for (int i = 1; i < words.length - 1; i++) {
            if (random.nextDouble() < WORDS_CHANGED_BY_A_REWRITE) {
                words[i] = vocabulary.word(random);
            }
        }
        return String.join(" ", words);
    }

    private static String headline(List<String> subject, SplittableRandom random) {
        StringBuilder headline = new StringBuilder();
        for (int i = random.nextInt(5, 10); i >= 0; i--) {
            String word = subject.get(random.nextInt(subject.size()));
            headline.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word, 1, word.length())
                    .append(i == 0 ? "" : " ");
        }
        return headline.toString();
    }

    private static int count(String sentence) {
        return (int) sentence.chars().filter(c -> c == ' ').count() + 1;
    }
}
