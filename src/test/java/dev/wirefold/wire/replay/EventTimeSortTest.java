package dev.wirefold.wire.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeSortTest {
    /** All in memory; some runs on disk; each record a run. */
    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 3_000, 1})
    void sortsByTimeAndKeepsTheOrderOfRecordsOfOneTime(int runBytes) {
        Random random = new Random(17);
        List<ReplayRecord> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] value = i % 7 == 0 ? null : new byte[] {(byte) i, (byte) random.nextInt()};
            records.add(
                    new ReplayRecord("f:" + i, random.nextInt(20) * 1_000L, new byte[] {(byte) i}, value, List.of()));
        }
        List<ReplayRecord> expected = new ArrayList<>(records);
        expected.sort(Comparator.comparingLong(ReplayRecord::eventTimeMs));

        List<ReplayRecord> sorted = new ArrayList<>();
        EventTimeSort sort = new EventTimeSort(runBytes);
        records.forEach(sort::add);
        try (Archive archive = sort.sorted()) {
            for (Optional<ReplayRecord> next = archive.next(); next.isPresent(); next = archive.next()) {
                sorted.add(next.get());
            }
        }

        assertThat(sorted).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void anArchiveOfNothingIsEmpty() {
        try (Archive archive = new EventTimeSort(1).sorted()) {
            assertThat(archive.next()).isEmpty();
        }
    }

    @Test
    void moreThanItCanSortIsRefused() {
        try (EventTimeSort sort = new EventTimeSort(1)) {
            for (int i = 0; i < EventTimeSort.MAX_RUNS; i++) {
                sort.add(new ReplayRecord("f", i, new byte[0], null, List.of()));
            }

            assertThatThrownBy(() -> sort.add(new ReplayRecord("f", 0, new byte[0], null, List.of())))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageContaining("replay it in parts with --from and --to");
        }
    }
}
