package dev.wirefold.topology.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.core.fingerprint.Sentences;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedSentencesTest {
    private static final long SEED = 9;

    private static Sentences sentences(int count) {
        Random random = new Random(SEED);
        int[] hashes = random.ints(0, 1 << 16).distinct().limit(count).sorted().toArray();
        return Sentences.ofParts(
                hashes,
                random.ints(count, 0, count + 1).toArray(),
                random.ints(count, 0, 120).toArray(),
                random.ints(count, 0, 120).toArray());
    }

    @Test
    void comeBackAsTheyWere() {
        for (int count : new int[] {0, 1, 2, 20, 127, 128, 2_000}) {
            assertThat(PackedSentences.read(PackedSentences.of(sentences(count))))
                    .as("%d sentences, seed %d", count, SEED)
                    .isEqualTo(sentences(count));
        }
    }

    @Test
    void takeFiveBytesEach() {
        assertThat(PackedSentences.of(sentences(20)).remaining()).isBetween(80, 105);
        assertThat(PackedSentences.of(Sentences.NONE).remaining()).isZero();
    }

    @Test
    void endWhereTheyShould() {
        ByteBuffer packed = PackedSentences.of(sentences(5));
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        assertThatThrownBy(() -> PackedSentences.read(ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("left over");
        for (int length = 1; length < bytes.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> PackedSentences.read(part)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PackedSentences.read(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, 15, 1})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
