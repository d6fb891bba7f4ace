package dev.wirefold.topology.codec;

import dev.wirefold.avro.internal.MailBundleRecord;
import dev.wirefold.avro.internal.MailPieceRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Releases;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Several pieces of mail ↔ the value of one record, by way of {@code avro/internal/MailBundle.avsc}. Not for use by several
 * threads at once.
 */
public final class BundleCodec {
    private final AvroCodec<MailBundleRecord> avro;

    /** A piece of mail; its arrays are not copied and must not be written to. */
    public static final class Piece {
        private final byte[] value;
        private final byte @Nullable [] trace;

        /**
         * @param value as it is when it goes alone
         * @param trace the trace that it belongs to, as its header has it; null when it belongs to none
         */
        public Piece(byte[] value, byte @Nullable [] trace) {
            this.value = value;
            this.trace = trace;
        }

        public byte[] value() {
            return value;
        }

        public byte @Nullable [] trace() {
            return trace;
        }
    }

    public BundleCodec() {
        this("");
    }

    /** @param upgradeFrom a release that {@linkplain #isReadBy reads} bundles, with whose schema they are written; empty: with this program's own */
    public BundleCodec(String upgradeFrom) {
        avro = new AvroCodec<>(MailBundleRecord.getClassSchema(), upgradeFrom);
    }

    /** @param release one that may run beside this program; empty when none does */
    public static boolean isReadBy(String release) {
        return release.isEmpty()
                || Releases.isWritten(MailBundleRecord.getClassSchema().getName(), release);
    }

    public byte[] encode(List<Piece> pieces) {
        List<MailPieceRecord> rows = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            rows.add(new MailPieceRecord(
                    ByteBuffer.wrap(piece.value()), piece.trace() == null ? null : ByteBuffer.wrap(piece.trace())));
        }
        return avro.encode(new MailBundleRecord(rows));
    }

    /** Whether it says that it is one. */
    public boolean isBundle(byte[] value) {
        return avro.isOfKnownSchema(value);
    }

    /** @throws SerializationException when the bytes are no bundle of a known schema */
    public List<Piece> decode(byte[] value) {
        List<MailPieceRecord> rows = avro.decode(value).getPieces();
        List<Piece> pieces = new ArrayList<>(rows.size());
        for (MailPieceRecord row : rows) {
            pieces.add(new Piece(
                    AvroCodec.bytes(row.getValue()), row.getTrace() == null ? null : AvroCodec.bytes(row.getTrace())));
        }
        return pieces;
    }
}
