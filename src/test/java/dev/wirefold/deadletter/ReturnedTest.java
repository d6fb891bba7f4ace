package dev.wirefold.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnedTest {
    private final Returned returned = new Returned(2);

    @Test
    void aRecordSaysOfWhichDeadLetterItIs() {
        returned.read(record("3@9007199254740993"));

        assertThat(returned.has(new LetterPlace(3, 9_007_199_254_740_993L))).isTrue();
        assertThat(returned.has(new LetterPlace(3, 1))).isFalse();
    }

    @Test
    void onlyTheLastAreRemembered() {
        for (int offset = 0; offset < 3; offset++) {
            returned.read(record("0@" + offset));
        }

        assertThat(returned.has(new LetterPlace(0, 0))).isFalse();
        assertThat(returned.has(new LetterPlace(0, 2))).isTrue();
    }

    /** Anybody who may publish can write this header. */
    @ParameterizedTest
    @ValueSource(strings = {"", "@", "1", "1@", "@1", "1@2@3", "one@2", "1@99999999999999999999", "99999999999@1"})
    void whatNamesNoDeadLetterIsPassedOver(String header) {
        returned.read(record("0@7"));
        returned.read(record("0@8"));

        returned.read(record(header));
        returned.read(record("0@1" + "0".repeat(1_000_000)));

        assertThat(returned.has(new LetterPlace(0, 7))).isTrue();
        assertThat(returned.has(new LetterPlace(0, 8))).isTrue();
    }

    private static ConsumerRecord<byte[], byte[]> record(String header) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("articles", 0, 0, new byte[0], new byte[0]);
        record.headers().add(PutBack.HEADER, header.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
