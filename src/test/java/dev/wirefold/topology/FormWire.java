package dev.wirefold.topology;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Articles of one publisher that have a form in common and nothing else: without knowing that, they are one story. */
public final class FormWire {
    private FormWire() {}

    /**
     * Articles a minute apart.
     *
     * @param source their publisher, and the beginning of their ids
     */
    public static List<Message> of(String source, int articles, Instant start) {
        AvroClasses.trust();
        return IntStream.range(0, articles)
                .mapToObj(number -> Message.of(article(source, number), start.plusSeconds(60L * number)))
                .toList();
    }

    /** @param number another one has another text */
    public static Article article(String source, int number) {
        Object[] names = new Random((source + number).hashCode())
                .ints(6, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word, 36))
                .toArray();
        return Article.newBuilder()
                .setId(source + " " + number)
                .setSource(source)
                .setLanguage("en")
                .setBody(text(names))
                .build();
    }

    /** The names in it keep every sentence from standing in two articles word by word. */
    private static String text(Object[] names) {
        return String.format(
                "Subscribers of %s may return borrowed umbrellas, rakes and scarves to the ferryman %s on Saturdays"
                        + " between breakfast and evensong, and will find the lighthouse keeper %s and her marmalade"
                        + " on the windowsill behind the chapel of %s. Whoever has lost a teapot, lantern or harmonica"
                        + " at %s is asked to describe the dent, handle or melody to the curator %s before Michaelmas.",
                names);
    }
}
