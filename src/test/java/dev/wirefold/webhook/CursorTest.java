package dev.wirefold.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CursorTest {
    static Message message(int partition, long offset, String story, long readMs) {
        var record = new ConsumerRecord<byte[], byte[]>("stories", partition, offset, null, new byte[10]);
        return new Message(record, story, partition + "-" + offset, new byte[10], readMs);
    }

    @Test
    void theOldestThatWasNotDeliveredIsCommittedAndWhichLaterOnesWere() {
        Cursor cursor = Cursor.at(100, null);
        for (long offset = 100; offset < 110; offset++) {
            cursor.add(message(0, offset, "s", 7_000 + offset));
        }
        cursor.finish(message(0, 100, "s", 0));
        cursor.finish(message(0, 103, "s", 0));
        cursor.finish(message(0, 109, "s", 0));

        Cursor.Place place = cursor.place();
        Cursor again = Cursor.at(place.offset(), place.metadata());

        assertThat(place.offset()).isEqualTo(101);
        assertThat(again.isNew(101)).isTrue();
        assertThat(again.isNew(103)).isFalse();
        assertThat(again.isNew(109)).isFalse();
        assertThat(again.isNew(110)).isTrue();
        assertThat(again.add(message(0, 101, "s", 9_999_999)).readMs())
                .as("its day began before the restart")
                .isEqualTo(7_101);
        assertThat(again.add(message(0, 102, "s", 9_999_999)).readMs()).isEqualTo(9_999_999);
    }

    @Test
    void metadataOfOthersIsPassedOver() {
        for (String metadata : new String[] {"", "x", ";", "5;???", "text;AAAA", "1;"}) {
            Cursor cursor = Cursor.at(5, metadata);

            assertThat(cursor.isNew(5)).as(metadata).isTrue();
            assertThat(cursor.place().offset()).isEqualTo(5);
        }
    }

    @Test
    void metadataFitsIntoWhatBrokersTake() {
        Cursor cursor = Cursor.at(0, null);
        Random random = new Random(1);
        cursor.add(message(0, 0, "s", Long.MAX_VALUE));
        for (long offset = 1; offset < 100_000; offset++) {
            Message message = message(0, offset, "s", 1);
            cursor.add(message);
            if (random.nextInt(3) > 0) {
                cursor.finish(message);
            }
        }

        assertThat(cursor.place().metadata()).hasSizeLessThanOrEqualTo(4_096);
    }

    /** Whenever it ends, what was not delivered is read again. */
    @Test
    void nothingIsLostWhateverIsDeliveredWhenItEnds() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            TreeSet<Long> undelivered = new TreeSet<>();
            Cursor cursor = Cursor.at(0, null);
            for (long offset = 0; offset < 200; offset += 1 + random.nextInt(2)) {
                cursor.add(message(0, offset, "s", offset));
                undelivered.add(offset);
            }
            long next = undelivered.last() + 1;
            for (int end = 0; end < 5; end++) {
                for (int i = random.nextInt(60); i > 0 && !undelivered.isEmpty(); i--) {
                    Long some = undelivered.ceiling((long) random.nextInt(200));
                    if (some != null) {
                        cursor.finish(message(0, some, "s", some));
                        undelivered.remove(some);
                    }
                }
                Cursor.Place place = cursor.place();
                cursor = Cursor.at(place.offset(), place.metadata());
                TreeSet<Long> readAgain = new TreeSet<>();
                for (long offset = place.offset(); offset < next; offset++) {
                    if (cursor.isNew(offset)) {
                        readAgain.add(offset);
                    }
                }
                assertThat(readAgain).as("seed " + seed).containsAll(undelivered);
                undelivered.forEach(offset -> readAgain.remove(offset));
                for (long offset = place.offset(); offset < next; offset++) {
                    if (undelivered.contains(offset)) {
                        cursor.add(message(0, offset, "s", offset));
                    } else {
                        cursor.pass(offset);
                    }
                }
            }
        }
    }
}
