package dev.wirefold.board;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.deadletter.LetterPlace;
import dev.wirefold.deadletter.PutBack;
import dev.wirefold.deadletter.PutBack.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, without the record that it holds.
 *
 * @param place where it lies itself
 * @param topic of the record, as {@code partition}, {@code offset} and {@code time} are
 * @param isReturn whether the record had been put back when it was refused
 * @param obstacle why it can't be put back; null: it can
 */
record Refused(
        LetterPlace place,
        String reason,
        String message,
        @Nullable String key,
        String topic,
        int partition,
        long offset,
        long time,
        boolean isReturn,
        @Nullable Outcome obstacle) {
    static Refused of(LetterPlace place, DeadLetter letter) {
        ByteBuffer key = letter.getKey();
        return new Refused(
                place,
                letter.getReason().name(),
                BoardLimits.line(letter.getMessage()),
                key == null
                        ? null
                        : BoardLimits.line(
                                StandardCharsets.UTF_8.decode(key.duplicate()).toString()),
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getTimestamp(),
                PutBack.isReturn(letter),
                PutBack.obstacle(letter));
    }
}
