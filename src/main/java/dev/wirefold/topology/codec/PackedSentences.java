package dev.wirefold.topology.codec;

import dev.wirefold.core.fingerprint.Sentences;
import java.nio.ByteBuffer;

/**
 * The sentences of a fingerprint as bytes: how many, and of each the distance of its hash to the one before, its position and
 * its two weights, all as base-128 varints. About 5 bytes a sentence; no bytes where there is none.
 */
final class PackedSentences {
    private static final int NUMBERS = 4;

    private PackedSentences() {}

    static ByteBuffer of(Sentences sentences) {
        int[] hashes = sentences.hashes();
        byte[] out = new byte[(1 + NUMBERS * hashes.length) * PackedSets.MAX_VARINT_BYTES];
        int at = hashes.length == 0 ? 0 : PackedSets.putVarint(out, 0, hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            at = PackedSets.putVarint(out, at, i == 0 ? hashes[0] : hashes[i] - hashes[i - 1]);
            at = PackedSets.putVarint(out, at, sentences.positions()[i]);
            at = PackedSets.putVarint(out, at, sentences.firstUnits()[i]);
            at = PackedSets.putVarint(out, at, sentences.lastUnits()[i]);
        }
        return ByteBuffer.wrap(out, 0, at);
    }

    /** @throws IllegalArgumentException when the bytes are no sentences */
    static Sentences read(ByteBuffer packed) {
        if (!packed.hasRemaining()) {
            return Sentences.NONE;
        }
        PackedSets.Reader reader = new PackedSets.Reader(packed);
        int count = reader.varint();
        if (count < 0 || count > reader.left() / NUMBERS) {
            throw new IllegalArgumentException("not packed sentences: " + count + " in " + reader.left() + " bytes");
        }
        int[] hashes = new int[count];
        int[] positions = new int[count];
        int[] firstUnits = new int[count];
        int[] lastUnits = new int[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = (i == 0 ? 0 : hashes[i - 1]) + reader.varint();
            positions[i] = reader.varint();
            firstUnits[i] = reader.varint();
            lastUnits[i] = reader.varint();
        }
        if (reader.left() > 0) {
            throw new IllegalArgumentException("not packed sentences: bytes are left over");
        }
        return Sentences.ofParts(hashes, positions, firstUnits, lastUnits);
    }
}
