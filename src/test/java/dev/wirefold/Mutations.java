package dev.wirefold;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Bytes made from other bytes as damage and malice would, always the same from one seed. */
public final class Mutations {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final int MAX_CHANGES = 4;

    /** Where a length or a number begins, these are the values that break readers. */
    private static final byte[][] EDGES = {
        {0},
        {-1},
        {0x7F},
        {(byte) 0x80},
        {1},
        {2},
        {-1, -1, -1, -1, 0x0F},
        {-2, -1, -1, -1, 0x0F},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
        {-64, (byte) 0x80},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
    };

    /** Of these, runs are the worst case of some reader. */
    private static final String[] RUNS = {
        " ",
        "\n",
        "\"",
        "@",
        "a@b.c ",
        "-\n",
        "\u0130",
        "\u03A3",
        "\u0315\u0300",
        "\u05B0\u05BC",
        "\uFDFA",
        "_",
        "[",
        "{",
        "<a>",
        "&a",
        "\u200D"
    };

    private static final int MAX_REPEATS = 2_000;

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The inputs that a fuzzer found worth keeping for a method of a class, in a fixed order. */
    public static List<byte[]> corpus(Class<?> type, String method) throws IOException {
        Path directory =
                RESOURCES.resolve(type.getName().replace('.', '/') + "Inputs").resolve(method);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }

    /** The bytes with one to four changes. */
    public byte[] of(byte[] bytes) {
        byte[] changed = bytes;
        for (int i = random.nextInt(MAX_CHANGES); i >= 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = at + random.nextInt(bytes.length - at + 1);
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 3 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 -> joined(Arrays.copyOf(bytes, at), edge(), Arrays.copyOfRange(bytes, at, bytes.length));
            case 5 -> joined(Arrays.copyOf(bytes, at), run(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
            default ->
                joined(
                        Arrays.copyOf(bytes, at),
                        edge(),
                        Arrays.copyOfRange(bytes, Math.min(at + 1, bytes.length), bytes.length));
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** What stands there, or what is hard to read, again and again. */
    private byte[] run(byte[] bytes, int at) {
        int length = Math.min(1 + random.nextInt(4), bytes.length - at);
        byte[] piece = length == 0 || random.nextBoolean()
                ? RUNS[random.nextInt(RUNS.length)].getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(bytes, at, at + length);
        byte[] run = new byte[piece.length * (1 + random.nextInt(MAX_REPEATS))];
        for (int i = 0; i < run.length; i++) {
            run[i] = piece[i % piece.length];
        }
        return run;
    }

    private byte[] edge() {
        return EDGES[random.nextInt(EDGES.length)];
    }

    private static byte[] joined(byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
