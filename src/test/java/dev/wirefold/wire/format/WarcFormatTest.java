package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WarcFormatTest {
    private static final Pattern RECORDS = Pattern.compile("(?=WARC/1.0)");

    private final WarcFormat source = new WarcFormat();

    @Test
    void readsTheFoundPagesOfAnArchive() throws Exception {
        CollectedReadings readings = FormatReading.of(source, WireSamples.WARC);

        assertThat(readings.refusals).isEmpty();
        assertThat(readings.ids())
                .containsExactly("https://ellery.example/1", "https://ellery.example/3", "https://ellery.example/4");
        assertThat(readings.articles).allSatisfy(incoming -> {
            assertThat(incoming.article().getBody()).contains(HARBOUR);
            assertThat(incoming.article().getUrl()).isEqualTo(incoming.article().getId());
            assertThat(FormatReading.time(incoming)).isEqualTo(Instant.parse("2023-03-08T11:00:00Z"));
        });
        assertThat(readings.unknownFields).contains("response of status 404", "response of type image/png");
    }

    @Test
    void readsItCompressedRecordByRecordAndFromAPipe() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (String record : RECORDS.splitAsStream(WireSamples.WARC).toList()) {
            archive.write(compressed(record.getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(read(new ByteArrayInputStream(archive.toByteArray())).ids()).hasSize(3);
        assertThat(read(new Pipe(archive.toByteArray())).ids()).hasSize(3);
    }

    @Test
    void refusesWhatExpandsWithoutEndAndWhatIsCompressedTwice() throws Exception {
        byte[] zeros = new byte[64 * 1024 * 1024];
        byte[] head = "WARC/1.0\r\nContent-Length: 60000000\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, zeros, 0, head.length);

        assertThat(read(new ByteArrayInputStream(compressed(zeros))).refusals)
                .containsExactly(new Refusal(
                        "standard input", "can't be read: expands to more than 200 times its size, as no text does"));
        assertThat(read(new ByteArrayInputStream(compressed(compressed(head)))).refusals)
                .containsExactly(new Refusal("standard input", "is compressed twice"));
    }

    @Test
    void aPageThatExpandsWithoutEndIsRefusedAlone() throws Exception {
        byte[] bomb = compressed(new byte[5 * 1024 * 1024]);
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.write(
                ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ellery.example/0\r\nContent-Length: "
                                + (answer.length + bomb.length) + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        archive.write(answer);
        archive.write(bomb);
        archive.write(("\r\n\r\n" + WireSamples.WARC).getBytes(StandardCharsets.UTF_8));

        CollectedReadings readings = FormatReading.of(source, archive.toByteArray());

        assertThat(readings.refusals).containsExactly(new Refusal("wire#1", "expands to more than 4194304 bytes"));
        assertThat(readings.ids()).hasSize(3);
    }

    @Test
    void saysWhereAnArchiveIsBroken() {
        assertThatThrownBy(() -> FormatReading.of(source, WireSamples.WARC + "more"))
                .hasMessage(
                        "is broken behind record 7: expected a record that begins with WARC/; what comes behind was not"
                                + " read");
        assertThatThrownBy(() -> FormatReading.of(source, "WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nx"))
                .hasMessage(
                        "is broken behind record 1: it ends in the middle of a record; what comes behind was not read");
        assertThatThrownBy(() -> FormatReading.of(source, "WARC/1.0\r\nContent-Length: -1\r\n\r\n"))
                .hasMessageContaining("has no Content-Length");
    }

    private static CollectedReadings read(InputStream in) {
        CollectedReadings readings = new CollectedReadings();
        Formats.reader(readings).read(in);
        return readings;
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    /** Never has anything ready, as a pipe whose writer is slower than its reader. */
    private static final class Pipe extends ByteArrayInputStream {
        Pipe(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int available() {
            return 0;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 7));
        }
    }
}
