package dev.wirefold.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
        for (long offset : new long[] {101, 102, 104, 108}) {
            assertThat(again.add(message(0, offset, "s", 9_999_999)).readMs())
                    .as("its day began before the restart")
                    .isEqualTo(7_000 + offset);
        }
        assertThat(again.add(message(0, 110, "s", 9_999_999)).readMs()).isEqualTo(9_999_999);
    }

    /** Whatever is read and delivered between restarts, a day is neither begun anew nor cut short by more than told. */
    @Test
    void eachMessageKeepsItsOwnTimeOverRestarts() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<Long, Long> readMs = new TreeMap<>();
            long nowMs = 1_700_000_000_000L;
            Cursor cursor = Cursor.at(50, null);
            long read = 50;
            for (int end = 0; end < 8; end++) {
                for (int i = random.nextInt(10); i > 0; i--) {
                    nowMs += random.nextInt(3) * 600_000L;
                    readMs.put(read, nowMs);
                    cursor.add(message(0, read, "s", nowMs));
                    read += 1 + random.nextInt(3);
                }
                for (long offset : readMs.keySet().stream().toList()) {
                    if (random.nextInt(4) == 0) {
                        cursor.finish(message(0, offset, "s", 0));
                        readMs.remove(offset);
                    }
                }
                Cursor.Place place = cursor.place();
                cursor = Cursor.at(place.offset(), place.metadata());
                // It may end again before it has read all that it had read before.
                long readAgain = random.nextInt(3) == 0 ? Math.min(read, place.offset() + random.nextInt(20)) : read;
                for (long offset = place.offset(); offset < readAgain; offset++) {
                    if (readMs.containsKey(offset) && cursor.isNew(offset)) {
                        cursor.add(message(0, offset, "s", nowMs));
                    } else {
                        cursor.pass(offset);
                    }
                }
                if (readAgain < read) {
                    place = cursor.place();
                    cursor = Cursor.at(place.offset(), place.metadata());
                    for (long offset = place.offset(); offset < read; offset++) {
                        if (readMs.containsKey(offset)) {
                            cursor.add(message(0, offset, "s", nowMs));
                        } else {
                            cursor.pass(offset);
                        }
                    }
                }
                assertThat(cursor.waiting()).isEqualTo(readMs.size());
            }
            for (Map.Entry<Long, Long> waiting : readMs.entrySet()) {
                assertThat(cursor.add(message(0, waiting.getKey(), "s", Long.MAX_VALUE))
                                .readMs())
                        .as("seed %d, offset %d", seed, waiting.getKey())
                        .isEqualTo(waiting.getValue());
            }
        }
    }

    @Test
    void whatTooManyReadsHaveBroughtIsToldRoughlyAndNeverTooEarly() {
        Cursor cursor = Cursor.at(0, null);
        long dayMs = 86_400_000;
        for (long offset = 0; offset < 1_000; offset++) {
            cursor.add(message(0, offset, "s", dayMs * 20_000 + offset * dayMs / 1_000));
        }

        Cursor again = cursor;
        for (int restart = 0; restart < 3; restart++) {
            Cursor.Place place = again.place();
            again = Cursor.at(place.offset(), place.metadata());
            for (long offset = 0; offset < 1_000; offset++) {
                long exactMs = dayMs * 20_000 + offset * dayMs / 1_000;
                assertThat(again.add(message(0, offset, "s", Long.MAX_VALUE)).readMs())
                        .isBetween(exactMs, exactMs + dayMs / 24);
            }
        }
    }

    @Test
    void whatAnEarlierVersionHasWrittenIsRead() {
        // The oldest was read at 5,000; the one behind it was delivered.
        Cursor cursor = Cursor.at(7, "5000;Ag==");

        assertThat(cursor.isNew(8)).isFalse();
        assertThat(cursor.add(message(0, 7, "s", 9_000)).readMs()).isEqualTo(5_000);
        assertThat(cursor.add(message(0, 9, "s", 9_000)).readMs()).isEqualTo(9_000);
    }

    @Test
    void metadataOfOthersIsPassedOver() {
        for (String metadata : new String[] {"", "x", ";", "5;???", "text;AAAA", "1;", "1,2,3;", "1,:;", ",;"}) {
            Cursor cursor = Cursor.at(5, metadata);

            assertThat(cursor.isNew(5)).as(metadata).isTrue();
            assertThat(cursor.place().offset()).isEqualTo(5);
        }
    }

    @Test
    void metadataFitsIntoWhatBrokersTake() {
        Cursor cursor = Cursor.at(0, null);
        Random random = new Random(1);
        cursor.add(message(0, 0, "s", 1_700_000_000_000L));
        for (long offset = 1; offset < 100_000; offset++) {
            Message message = message(0, offset, "s", 1_700_000_000_000L + random.nextInt(100) * 1_800_000L);
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
