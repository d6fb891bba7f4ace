package dev.wirefold.topology;

import dev.wirefold.Mutations;
import dev.wirefold.topology.Samples.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Goes through what campaigns of {@link DecoderFuzzing} have found, through the samples, and through a few thousand mutations
 * of both.
 */
class DecoderFuzzingTest {
    private static final int HEADER_BYTES = 10;
    private static final int MUTATIONS_OF_EACH = Integer.getInteger("fuzz.mutations", 50);
    /** Another one makes others of the same inputs. */
    private static final long SEED = Long.getLong("fuzz.seed", 0);

    private final DecoderFuzzing targets = new DecoderFuzzing();

    @TestFactory
    Stream<DynamicTest> nothingButRecordsAndRefusalsComeOut() {
        return Stream.of(
                target("published", targets::published),
                target("state", targets::state),
                target("mail", targets::mail),
                target("articles", targets::articles),
                target("keys", targets::keys));
    }

    private static DynamicTest target(String name, Consumer<byte[]> target) {
        return DynamicTest.dynamicTest(name, () -> {
            List<byte[]> inputs = new ArrayList<>(Mutations.corpus(DecoderFuzzing.class, name));
            inputs.addAll(samples());
            long seed = name.hashCode() + SEED;
            Mutations mutations = new Mutations(seed);
            for (byte[] input : inputs) {
                feed(target, input, seed);
                for (int i = 0; i < MUTATIONS_OF_EACH; i++) {
                    feed(target, mutations.of(input), seed);
                }
            }
        });
    }

    /** With their headers, and their data alone. */
    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (Sample sample : Samples.all()) {
            byte[] bytes = sample.format().writer().apply(sample.value());
            samples.add(bytes);
            samples.add(Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length));
        }
        return samples;
    }

    private static void feed(Consumer<byte[]> target, byte[] bytes, long seed) {
        try {
            target.accept(bytes);
        } catch (Exception | Error e) {
            throw new AssertionError(
                    "seed " + seed + ", input " + HexFormat.of().formatHex(bytes) + ": " + e, e);
        }
    }
}
