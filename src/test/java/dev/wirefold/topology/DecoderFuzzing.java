package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Usability;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.topology.Samples.Sample;
import dev.wirefold.topology.SubmissionReader.Reading;
import dev.wirefold.topology.SubmissionReader.Refused;
import dev.wirefold.topology.state.StateKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Everything that reads bytes of topics and stores, for a fuzzer. Whatever the bytes are, reading them ends in a value that
 * can be written and read again, or in a {@link SerializationException}.
 *
 * <p>A campaign, coverage-guided by Jazzer, which adds what it finds to the inputs that {@link DecoderFuzzingTest} goes through:
 * {@code JAZZER_FUZZ=1 mvn test -Dtest=DecoderFuzzing#mail -Djazzer.instrument=dev.wirefold.**,org.apache.avro.**}
 */
public class DecoderFuzzing {
    private static final int HEADER_BYTES = 10;

    private final List<Sample> samples = Samples.all();
    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final SubmissionReader reader = pipeline.reader();
    private final AvroCodec<Article> articles = new AvroCodec<>(Article.getClassSchema());

    @FuzzTest(maxDuration = "5m")
    void published(byte[] bytes) {
        readAll("", bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void state(byte[] bytes) {
        readAll("state-", bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void mail(byte[] bytes) {
        readAll("mail-", bytes);
    }

    /** Reads the bytes as a record, and as the data of a record whose header is right. */
    private void readAll(String kind, byte[] bytes) {
        for (Sample sample : samples) {
            boolean isKind = kind.isEmpty()
                    ? !sample.type().contains("-")
                    : sample.type().startsWith(kind);
            if (isKind) {
                readAndWrite(sample, bytes);
                readAndWrite(sample, behindHeader(sample, bytes));
            }
        }
    }

    private static void readAndWrite(Sample sample, byte[] bytes) {
        Object value = readOrNull(sample, bytes);
        if (value != null) {
            byte[] written = sample.format().writer().apply(value);
            Object again = sample.format().reader().apply(written);
            assertThat(sample.format().writer().apply(again)).as(sample.type()).isEqualTo(written);
        }
    }

    private static @Nullable Object readOrNull(Sample sample, byte[] bytes) {
        try {
            return sample.format().reader().apply(bytes);
        } catch (SerializationException e) {
            return null;
        }
    }

    private static byte[] behindHeader(Sample sample, byte[] data) {
        byte[] header = Arrays.copyOf(sample.format().writer().apply(sample.value()), HEADER_BYTES);
        byte[] bytes = Arrays.copyOf(header, HEADER_BYTES + data.length);
        System.arraycopy(data, 0, bytes, HEADER_BYTES, data.length);
        return bytes;
    }

    /** A record of the wire is read, or refused with a reason; its first eight bytes are its timestamp. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "                                ",
        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
        "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"",
        "a@b.c.c.c.c.c.c.c.c.c.c.c",
        "To contact the reporter on this story: ",
        "Photo by Jane ",
        "-\n-\n-\n-\n-\n-\n",
        "________________________________"
    })
    void articles(byte[] bytes) {
        long timestamp = bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
        byte[] data = Arrays.copyOfRange(bytes, Math.min(bytes.length, Long.BYTES), bytes.length);
        byte[] value = behindHeader(samples.get(0), data);
        for (byte[] record : List.of(data, value)) {
            Reading reading = reader.read(keyOf(record), record, timestamp);
            assertThat(reading instanceof Refused refused ? refused.reason() : null)
                    .as("a defect that is kept from doing harm")
                    .isNotEqualTo(DeadLetterReason.PROCESSING);
        }
    }

    private byte[] keyOf(byte[] record) {
        try {
            return articles.decode(record).getId().getBytes(StandardCharsets.UTF_8);
        } catch (SerializationException e) {
            return record;
        }
    }

    /** Keys of stores hold two nodes, of which the second can be read back; places are in the order of the bytes. */
    @FuzzTest(maxDuration = "5m")
    void keys(byte[] bytes) {
        if (bytes.length < 2 * Long.BYTES + 1) {
            return;
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        long firstPlace = from.getLong() & Long.MAX_VALUE;
        long secondPlace = from.getLong() & Long.MAX_VALUE;
        int cut = 1 + from.get() % Math.max(1, from.remaining());
        String ids = new String(bytes, from.position(), from.remaining(), StandardCharsets.UTF_8);
        String firstId = ids.substring(0, Math.min(ids.length(), Math.abs(cut)));
        String secondId = ids.substring(firstId.length());
        if (Usability.checkId(firstId).isPresent()
                || Usability.checkId(secondId).isPresent()) {
            return;
        }
        Node parent = new Node(firstPlace, firstId, cut);
        Node child = new Node(secondPlace, secondId, -cut);
        Bytes watch = StateKeys.watch(parent, child);
        Bytes watchers = StateKeys.watchersOf(parent);

        assertThat(StateKeys.nodeTail(watch, watchers)).isEqualTo(child);
        assertThat(StateKeys.nodeTail(StateKeys.watchReversed(parent, child), StateKeys.watchedBy(child)))
                .isEqualTo(parent);
        assertThat(startsWith(watch, watchers)).isTrue();
        assertThat(startsWith(StateKeys.entry(child), StateKeys.entry(parent))).isEqualTo(child.equals(parent));
        if (firstPlace != secondPlace) {
            assertThat(StateKeys.entry(parent).compareTo(StateKeys.entry(child)) < 0)
                    .isEqualTo(firstPlace < secondPlace);
        }
        assertThat(StoryId.parse(StoryId.of(parent).toString())).isEqualTo(StoryId.of(parent));
    }

    private static boolean startsWith(Bytes bytes, Bytes prefix) {
        return bytes.get().length >= prefix.get().length
                && Arrays.equals(bytes.get(), 0, prefix.get().length, prefix.get(), 0, prefix.get().length);
    }
}
