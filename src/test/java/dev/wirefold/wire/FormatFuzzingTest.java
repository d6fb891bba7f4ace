package dev.wirefold.wire;

import dev.wirefold.HostileTexts;
import dev.wirefold.Mutations;
import dev.wirefold.wire.format.WireSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Goes through what campaigns of {@link FormatFuzzing} have found, through the seeds, and through mutations of both. */
@Tag("long")
class FormatFuzzingTest {
    private static final long SEED = Long.getLong("fuzz.seed", 4711);
    private static final int MUTATIONS_OF_EACH = Integer.getInteger("fuzz.mutations", 10);
    private static final int HOSTILE_CHARACTERS = 20_000;

    private final FormatFuzzing target = new FormatFuzzing();

    @Test
    void nothingButArticlesAndRefusalsComeOut() throws IOException {
        List<byte[]> inputs = new ArrayList<>(Mutations.corpus(FormatFuzzing.class, "everyFormat"));
        inputs.addAll(seeds());
        Mutations mutations = new Mutations(SEED);
        for (byte[] input : inputs) {
            feed(input);
            for (int i = 0; i < MUTATIONS_OF_EACH; i++) {
                feed(mutations.of(input));
            }
        }
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(
                utf8(
                        "{\"id\": \"a\", \"body\": \"Ferry\", \"publishedAt\": \"2024-05-01T10:00:00+02:00\", \"revision\": 3}"),
                utf8("[{\"id\": \"a\", \"status\": \"CANCELED\"}, {\"id\": \"b\", \"body\": \"x\", \"odd\": [1, {}]}]"),
                utf8(
                        "{\"id\": \"a\", \"body\": \"1\"}\n\n{\"id\": \"b\", \"body\": \"2\", \"eventTime\": 1714557600000}\n"),
                utf8("Ferry leaves\n\nBy A. Writer\n\nPORT ELLERY, May 1 (Post) - The ferry left.\n"),
                utf8(WireSamples.MAIL),
                utf8(WireSamples.MHTML),
                utf8(WireSamples.WARC),
                utf8(WireSamples.IPTC_7901),
                utf8(WireSamples.ANPA_1312),
                utf8(WireSamples.ZCZC),
                utf8(WireSamples.NEWSML_1),
                utf8(WireSamples.JSON_FEED),
                utf8(WireSamples.RSS_1),
                utf8(WireSamples.ATOM_03),
                "\uFEFFFähre läuft aus\n\nText.".getBytes(StandardCharsets.UTF_16LE)));
        try (Stream<Path> files = Files.list(Path.of("seeds"))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    @Test
    void nothingButArticlesAndRefusalsComesOfHostileTexts() {
        HostileTexts.all().forEach((name, text) -> {
            String beginning = text.substring(0, HOSTILE_CHARACTERS);
            feed(utf8(beginning));
            feed(utf8("{\"id\": \"a\", \"body\": \"" + beginning));
            feed(utf8("<rss><channel><item><title>" + beginning));
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void feed(byte[] input) {
        try {
            target.everyFormat(input);
        } catch (Exception | Error e) {
            throw new AssertionError(
                    "seed " + SEED + ", input " + HexFormat.of().formatHex(input) + ": " + e, e);
        }
    }
}
