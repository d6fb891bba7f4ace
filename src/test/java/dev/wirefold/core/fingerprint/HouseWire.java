package dev.wirefold.core.fingerprint;

import dev.wirefold.core.article.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A labelled wire of made-up articles in three languages: paragraphs that houses put under all their articles, forms, running
 * stories, reprints, rewrites by other houses, and corrections. Words that carry a story are made of syllables; words around
 * them are the language's own.
 */
public final class HouseWire {
    private static final long START_MS = 1_700_000_000_000L;
    private static final long MINUTE_MS = 60_000;

    private static final List<String> SYLLABLES =
            List.of("bra", "den", "fos", "gim", "hol", "kir", "lum", "mat", "nor", "pel", "ros", "sut", "tav", "vik");

    /** A house's language, its words around the news, and what it puts under each article. */
    private enum House {
        COAST(
                "en",
                "the of and a in to was said for on with by at from that after which more year government new people",
                "Coast Gazette is folded by the pupils of the harbour school and read aloud at the fish market each morning."
                        + " Whoever finds a misprint may keep the lamp that hangs above our door until the next full moon,"
                        + " and readers who lend us a ladder are thanked with a jar of quince jelly and a free notice."),
        HILL(
                "en",
                "the of and a in to is has as will be his it are were this had but not they who been their",
                "Hill Observer belongs to the shepherds of nine villages, who meet at lambing time to choose an editor and to"
                        + " weigh the wool. Subscribers are asked to return the wooden crates in which the supplement on"
                        + " orchards, looms and bell founding was delivered last autumn, and to shut the gate behind them."),
        WERFT(
                "de",
                "der die und in den von zu das mit sich des auf ist im dem nicht ein eine als auch es an werden aus",
                "Der Werftbote wird von den Kapitänen des Lotsenvereins gesetzt und in der Seilerei getrocknet. Wer uns eine"
                        + " Flaschenpost bringt, erhält dafür ein Abendessen am runden Tisch der Druckerei und darf die"
                        + " Glocke läuten, sobald der letzte Bogen gefaltet und das Petroleum nachgefüllt worden ist."),
        PORT(
                "fr",
                "le la les de des et en un une du que qui dans pour par sur avec il au plus est pas ce son a",
                "Le Journal du Port est imprimé sur du papier de varech par les gardiens du phare. Nos abonnés peuvent"
                        + " emprunter la barque de la rédaction le dimanche, à condition de rapporter les rames, la lanterne"
                        + " et le panier de crabes que le correcteur réclame à chaque marée haute depuis son mariage.");

        private final String language;
        private final String around;
        private final String under;

        House(String language, String around, String under) {
            this.language = language;
            this.around = around;
            this.under = under;
        }
    }

    /** @param label equal for articles of one story */
    public record Labelled(Node node, ArticleText text, String label) {}

    private final Random random;
    private final List<Labelled> articles = new ArrayList<>();
    private int stories;

    private HouseWire(long seed) {
        random = new Random(seed);
    }

    public static List<Labelled> articles(long seed) {
        HouseWire wire = new HouseWire(seed);
        for (House house : House.values()) {
            wire.single(house, 40);
        }
        wire.forms(House.COAST, 30, "quarterly dividend payable shareholders record declared prior payout cents");
        wire.forms(House.HILL, 16, "warning gusts county flooding motorists forecasters issued until midnight alert");
        for (int i = 0; i < 6; i++) {
            wire.running(House.values()[i % 4]);
        }
        for (int i = 0; i < 20; i++) {
            wire.rewritten(House.COAST, House.HILL);
        }
        wire.reprinted(House.WERFT);
        wire.corrected(House.PORT);
        return List.copyOf(wire.articles);
    }

    private void single(House house, int count) {
        for (int i = 0; i < count; i++) {
            publish(house, story(), sentences(house, vocabulary(), 6));
        }
    }

    /** Each with the words of the form in an order of its own, and three words that only it has. */
    private void forms(House house, int count, String form) {
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>(List.of(form.split(" ", -1)));
            words.addAll(vocabulary().subList(0, 3));
            Collections.shuffle(words, random);
            publish(house, story(), around(house, words));
        }
    }

    /** Five versions, of which two fifths are the same background; all are about the same things. */
    private void running(House house) {
        List<String> vocabulary = vocabulary();
        String background = sentences(house, vocabulary, 4);
        String label = story();
        for (int version = 0; version < 5; version++) {
            publish(house, label, sentences(house, vocabulary, 6) + " " + background);
        }
    }

    /** Another house quotes two sentences, and tells the rest with the same names. */
    private void rewritten(House first, House second) {
        List<String> vocabulary = vocabulary();
        String label = story();
        String quoted = sentences(first, vocabulary, 2);
        publish(first, label, sentences(first, vocabulary, 4) + " " + quoted);
        publish(second, label, quoted + " " + sentences(second, vocabulary, 4));
    }

    private void reprinted(House house) {
        String label = story();
        String text = sentences(house, vocabulary(), 8);
        for (int copy = 0; copy < 20; copy++) {
            publish(house, label, text);
        }
    }

    private void corrected(House house) {
        for (int i = 0; i < 5; i++) {
            String label = story();
            String text = sentences(house, vocabulary(), 7);
            publish(house, label, text);
            publish(house, label, text.replaceFirst("\\p{L}{5,}", "correction"));
        }
    }

    private void publish(House house, String label, String body) {
        int number = articles.size();
        Node node = new Node(START_MS + number * MINUTE_MS, String.format(Locale.ROOT, "a%04d", number), 0);
        articles.add(new Labelled(
                node,
                new ArticleText(house.language, house.name() + ".example", null, body + "\n\n" + house.under),
                label));
    }

    private String story() {
        return "story" + stories++;
    }

    /** Thirty words that no other story has but by chance. */
    private List<String> vocabulary() {
        return Stream.generate(() -> random.ints(4, 0, SYLLABLES.size())
                        .mapToObj(SYLLABLES::get)
                        .collect(Collectors.joining()))
                .limit(30)
                .toList();
    }

    private String sentences(House house, List<String> vocabulary, int count) {
        return Stream.generate(() -> around(
                        house,
                        random.ints(6, 0, vocabulary.size())
                                .mapToObj(vocabulary::get)
                                .toList()))
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    /** A sentence of these words, with words of the language between them. */
    private String around(House house, List<String> words) {
        String[] between = house.around.split(" ", -1);
        String sentence = words.stream()
                .map(word -> between[random.nextInt(between.length)] + " " + word)
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}
