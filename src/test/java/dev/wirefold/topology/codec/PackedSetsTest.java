package dev.wirefold.topology.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedSetsTest {
    private static final long SEED = 7;

    private static int[] set(Random random, int bits, int size) {
        return random.ints(size)
                .map(value -> value >> (Integer.SIZE - bits))
                .sorted()
                .distinct()
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 22, 31, 32})
    void comeBackAsTheyWere(int bits) {
        Random random = new Random(SEED);
        for (int size : new int[] {0, 1, 2, 127, 128, 700}) {
            int[] first = set(random, bits, size);
            int[] second = set(random, bits, size / 2);
            assertThat(PackedSets.read(PackedSets.of(first, second), 2))
                    .as("%d values of %d bits, seed %d", size, bits, SEED)
                    .isDeepEqualTo(new int[][] {first, second});
            assertThat(PackedSets.readSecond(PackedSets.of(first, second, first)))
                    .as("%d values of %d bits, seed %d", size, bits, SEED)
                    .isEqualTo(second);
        }
    }

    @Test
    void areReadFromTheMiddleOfAnArray() {
        byte[] packed = bytes(PackedSets.of(new int[] {5, 900}, new int[] {1, 3}));
        ByteBuffer within = ByteBuffer.allocate(packed.length + 9);
        within.position(4);
        within.put(packed).limit(4 + packed.length).position(4);
        assertThat(PackedSets.readSecond(within)).containsExactly(1, 3);
        assertThat(PackedSets.read(within.slice(), 2)).isDeepEqualTo(new int[][] {{5, 900}, {1, 3}});
        ByteBuffer part = within.slice(4, packed.length - 4);
        assertThatThrownBy(() -> PackedSets.readSecond(part)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comeBackFromTheEndsOfTheRange() {
        int[] set = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE};
        assertThat(PackedSets.read(PackedSets.of(set), 1)[0]).isEqualTo(set);
    }

    @Test
    void takeTwoBytesForAFeature() {
        int[] features =
                new Random(SEED).ints(700, 0, 1 << 22).sorted().distinct().toArray();
        assertThat(PackedSets.of(features).remaining()).isLessThan(1_500);
    }

    @Test
    void endWhereTheyShould() {
        byte[] packed = bytes(PackedSets.of(new int[] {5, 900}, new int[] {1}));
        assertThatThrownBy(() -> PackedSets.read(ByteBuffer.wrap(packed), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("left over");
        for (int length = 0; length < packed.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> PackedSets.read(part, 2)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> PackedSets.readSecond(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void claimNoMoreValuesThanThereAreBytes() {
        ByteBuffer claim = ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07});
        assertThatThrownBy(() -> PackedSets.read(claim, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values in 0 bytes");
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
