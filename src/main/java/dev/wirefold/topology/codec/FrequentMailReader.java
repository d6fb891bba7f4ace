package dev.wirefold.topology.codec;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.Match;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mail that nearly all is, straight from its bytes: announcements, and answers that nothing was found. Of an
 * announcement it reads what it is looked up by, and passes over the rest: nine of ten partitions of many find nothing and need
 * no more. It goes by the order of the fields in {@code avro/internal/Mail.avsc}.
 *
 * <p>Not for use by several threads at once.
 */
final class FrequentMailReader {
    /** Of the schema's unions. */
    private static final int ANNOUNCEMENT = 0;

    private static final int MATCH = 1;
    private static final int NULL = 0;

    private @Nullable BinaryDecoder decoder;
    private @Nullable ByteBuffer packed;

    /**
     * Reads an announcement, or an answer.
     *
     * @param bytes a record of mail, written with the schema of this program
     * @param start where its fields begin
     * @param whole reads all of an announcement
     * @return null if it is other mail, or an answer that something was found; an announcement that bears an editor's decision or
     *     an earlier text, or whose sets are not packed
     * @throws IOException if the bytes end too early
     * @throws AvroRuntimeException if they are damaged
     * @throws IllegalArgumentException if they are damaged
     */
    @Nullable
    Envelope read(byte[] bytes, int start, Supplier<Announce> whole) throws IOException {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, start, bytes.length - start, decoder);
        decoder = in;
        long generation = in.readLong();
        Mail mail =
                switch (in.readIndex()) {
                    case ANNOUNCEMENT -> readAnnouncement(in, whole);
                    case MATCH -> readMatch(in);
                    default -> null;
                };
        return mail == null ? null : new Envelope(generation, mail);
    }

    private static @Nullable Match readMatch(BinaryDecoder in) throws IOException {
        int partition = in.readInt();
        Node child = readNode(in);
        long epoch = in.readLong();
        if (in.readIndex() != NULL) {
            return null;
        }
        boolean cut = in.readBoolean();
        return in.readArrayStart() == 0 ? new Match(partition, child, epoch, null, cut, List.of()) : null;
    }

    private static Node readNode(BinaryDecoder in) throws IOException {
        return new Node(in.readLong(), in.readString(), in.readInt());
    }

    private @Nullable Announce readAnnouncement(BinaryDecoder in, Supplier<Announce> whole) throws IOException {
        Node node = readNode(in);
        long textNumber = in.readLong();
        long epoch = in.readLong();
        Fingerprint fingerprint = readFingerprint(in, whole);
        if (fingerprint == null) {
            return null;
        }
        boolean advert = in.readBoolean();
        boolean again = in.readBoolean();
        return in.readIndex() == NULL ? new Announce(node, textNumber, epoch, fingerprint, advert, again, null) : null;
    }

    private @Nullable Fingerprint readFingerprint(BinaryDecoder in, Supplier<Announce> whole) throws IOException {
        String version = in.readString();
        String language = in.readString();
        String publisher = in.readString();
        in.readInt(); // words
        in.skipBytes(); // features
        in.skipBytes(); // weights
        in.skipBytes(); // samples
        in.skipBytes(); // numbers
        for (int links = 0; links < 3; links++) {
            skipInts(in);
        }
        packed = in.readBytes(packed);
        int[] samples = packed.hasRemaining() ? PackedSets.readSecond(packed) : null;
        in.skipBytes(); // sentences
        in.skipBytes(); // rareWords
        return samples == null || in.readIndex() != NULL
                ? null
                : Fingerprint.ofSketch(
                        version, language, publisher, samples, () -> whole.get().fingerprint());
    }

    private static void skipInts(BinaryDecoder in) throws IOException {
        for (long items = in.skipArray(); items != 0; items = in.skipArray()) {
            for (long i = 0; i < items; i++) {
                in.readInt();
            }
        }
    }
}
