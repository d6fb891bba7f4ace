package dev.wirefold.core.text;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Weights for a language without a lexicon: stop words, most from Lucene's lists, weigh nothing and all others the same.
 *
 * <p>Where there are spaces between words, the first {@value #STEM_LENGTH} letters of a word count: truncation finds as much as
 * stemming in most languages (McNamee and Mayfield 2004), and needs no rules for any.
 */
public final class StopWords implements WordWeights {
    /** What a word of middling rarity weighs in a lexicon. */
    private static final int CONTENT_WEIGHT = 128;

    private static final int STEM_LENGTH = 5;

    private static final Map<String, Supplier<CharArraySet>> LISTS = Map.ofEntries(
            Map.entry("ar", ArabicAnalyzer::getDefaultStopSet),
            Map.entry("bg", BulgarianAnalyzer::getDefaultStopSet),
            Map.entry("bn", BengaliAnalyzer::getDefaultStopSet),
            Map.entry("ca", CatalanAnalyzer::getDefaultStopSet),
            Map.entry("cs", CzechAnalyzer::getDefaultStopSet),
            Map.entry("da", DanishAnalyzer::getDefaultStopSet),
            Map.entry("de", GermanAnalyzer::getDefaultStopSet),
            Map.entry("el", GreekAnalyzer::getDefaultStopSet),
            Map.entry("en", EnglishAnalyzer::getDefaultStopSet),
            Map.entry("es", SpanishAnalyzer::getDefaultStopSet),
            Map.entry("et", EstonianAnalyzer::getDefaultStopSet),
            Map.entry("fa", PersianAnalyzer::getDefaultStopSet),
            Map.entry("fi", FinnishAnalyzer::getDefaultStopSet),
            Map.entry("fr", FrenchAnalyzer::getDefaultStopSet),
            Map.entry("hi", HindiAnalyzer::getDefaultStopSet),
            Map.entry("hu", HungarianAnalyzer::getDefaultStopSet),
            Map.entry("id", IndonesianAnalyzer::getDefaultStopSet),
            Map.entry("it", ItalianAnalyzer::getDefaultStopSet),
            Map.entry("lt", LithuanianAnalyzer::getDefaultStopSet),
            Map.entry("lv", LatvianAnalyzer::getDefaultStopSet),
            Map.entry("nl", DutchAnalyzer::getDefaultStopSet),
            Map.entry("no", NorwegianAnalyzer::getDefaultStopSet),
            Map.entry("pt", PortugueseAnalyzer::getDefaultStopSet),
            Map.entry("ro", RomanianAnalyzer::getDefaultStopSet),
            Map.entry("ru", RussianAnalyzer::getDefaultStopSet),
            Map.entry("sh", SerbianAnalyzer::getDefaultStopSet),
            Map.entry("sv", SwedishAnalyzer::getDefaultStopSet),
            Map.entry("th", ThaiAnalyzer::getDefaultStopSet),
            Map.entry("tr", TurkishAnalyzer::getDefaultStopSet));

    private static final StopWords NONE = new StopWords(new LongOpenHashSet(), true);
    private static final StopWords NONE_UNSPACED = new StopWords(new LongOpenHashSet(), false);
    private static final Map<String, StopWords> BY_LANGUAGE = byLanguage();

    private final LongOpenHashSet stopWords;
    private final boolean spaced;
    private final String version;

    private StopWords(LongOpenHashSet stopWords, boolean spaced) {
        this.stopWords = stopWords;
        this.spaced = spaced;
        this.version = name(stopWords) + (spaced ? "." + STEM_LENGTH : "");
    }

    /** Names all lists, and so all stop words of every language. */
    public static String versionOfAll() {
        String versions = BY_LANGUAGE.keySet().stream()
                .sorted()
                .map(language -> language + "=" + of(language).version())
                .collect(Collectors.joining(","));
        return "stops-" + Integer.toHexString(versions.hashCode());
    }

    /**
     * The stop words of a language; none if there is no list for it.
     *
     * @param language primary subtag in lower case
     */
    public static StopWords of(String language) {
        return BY_LANGUAGE.getOrDefault(language, UnspacedScripts.isWrittenBy(language) ? NONE_UNSPACED : NONE);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int weight(long wordHash) {
        return stopWords.contains(wordHash) ? 0 : CONTENT_WEIGHT;
    }

    @Override
    public int stemLength(char first, int length) {
        return spaced && length > STEM_LENGTH && !Character.isDigit(first) ? STEM_LENGTH : length;
    }

    @Override
    public boolean knows(long wordHash) {
        return stopWords.contains(wordHash);
    }

    private static Map<String, StopWords> byLanguage() {
        Map<String, StopWords> all = new HashMap<>();
        LISTS.forEach((language, list) -> all.put(language, of(language, list.get())));
        FunctionWords.LISTS.forEach(
                (language, words) -> all.put(language, of(language, new CharArraySet(words, false))));
        return Map.copyOf(all);
    }

    private static StopWords of(String language, CharArraySet list) {
        return new StopWords(hashes(language, list), !UnspacedScripts.isWrittenBy(language));
    }

    /** The words as an article's text shows them after normalising and tokenising. */
    private static LongOpenHashSet hashes(String language, CharArraySet list) {
        LongOpenHashSet hashes = new LongOpenHashSet();
        Tokens tokens = new Tokens();
        for (Object entry : list) {
            String text = TwoAlphabets.latin(language, TextNormalizer.normalize(new String((char[]) entry)));
            tokens.read(text, (chars, start, length, isNumber) -> {
                hashes.add(WordHash.of(chars, start, length));
                return true;
            });
        }
        return hashes;
    }

    /** Names a list by its content, so that another release of the library with other words is another version. */
    private static String name(LongOpenHashSet hashes) {
        long sum = hashes.size();
        for (long hash : hashes) {
            sum += WordHash.mix(hash);
        }
        return "stop-" + Integer.toHexString((int) (sum >>> 32));
    }
}
