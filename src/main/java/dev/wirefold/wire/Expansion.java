package dev.wirefold.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Expands what is compressed by gzip, member after member, and stops where it would become out of all proportion. */
final class Expansion extends FilterInputStream {
    /** Text in words is compressed to a tenth to a quarter, repetitive JSON to a hundredth; zeros to a thousandth. */
    static final int MAX_RATIO = 200;

    /** Below this no ratio is looked at. */
    static final long MIN_BYTES_JUDGED = 16L * 1024 * 1024;

    private static final int MAX_SKIPPED_BYTES = 64 * 1024;

    static final long MAX_BYTES = 64L * 1024 * 1024 * 1024;

    private final Counted compressed;
    private long expanded;

    private Expansion(Counted compressed, InputStream gzip) {
        super(gzip);
        this.compressed = compressed;
    }

    static Expansion of(InputStream compressed) throws IOException {
        Counted counted = new Counted(compressed);
        return new Expansion(counted, new GZIPInputStream(counted, 64 * 1024));
    }

    static boolean isCompressed(byte[] beginning) {
        return beginning.length > 2 && (beginning[0] & 0xFF) == 0x1F && (beginning[1] & 0xFF) == 0x8B;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    /** In steps, because what is passed over expands as well. */
    @Override
    public long skip(long bytes) throws IOException {
        int skipped = (int) super.skip(Math.min(bytes, MAX_SKIPPED_BYTES));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws IOException {
        expanded += bytes;
        if (expanded > MAX_BYTES || (expanded > MIN_BYTES_JUDGED && expanded / MAX_RATIO > compressed.bytes)) {
            throw new IOException("expands to more than "
                    + (expanded > MAX_BYTES ? MAX_BYTES + " bytes" : MAX_RATIO + " times its size, as no text does"));
        }
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;
        private boolean ended;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            bytes += next < 0 ? 0 : 1;
            ended |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            ended |= read < 0;
            return read;
        }

        /** Whoever expands members asks this whether there is another one; a pipe would say no where it only waits. */
        @Override
        public int available() {
            return ended ? 0 : 1;
        }
    }
}
