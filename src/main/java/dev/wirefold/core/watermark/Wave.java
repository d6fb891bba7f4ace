package dev.wirefold.core.watermark;

import dev.wirefold.core.mail.Mail.Counted;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the counting partition keeps of a count.
 *
 * @param heard event time of each partition as last told, milliseconds since 1970-01-01T00:00Z; -1 before the first
 * @param watermarkMs the watermark found last; -1 before the first
 * @param generation the one that is counted
 * @param round of that count; -1 when there is none under way
 * @param waiting bit i is set while partition i has not answered
 * @param sent sum of the answers of this round
 * @param received sum of the answers of this round
 * @param receivedBefore sum of the answers of the round before
 * @param closedAtMs least event time in the answers of this round
 */
public record Wave(
        List<Long> heard,
        long watermarkMs,
        long generation,
        int round,
        BigInteger waiting,
        long sent,
        long received,
        long receivedBefore,
        long closedAtMs) {

    public Wave {
        heard = List.copyOf(heard);
    }

    static Wave first(int partitions) {
        return new Wave(Collections.nCopies(partitions, -1L), -1, 0, -1, BigInteger.ZERO, 0, 0, 0, Long.MAX_VALUE);
    }

    boolean isUnderWay() {
        return round >= 0;
    }

    boolean isComplete() {
        return waiting.signum() == 0;
    }

    /** Whether event time has gone on everywhere since the last count. */
    boolean isDue() {
        return !isUnderWay() && Collections.min(heard) > watermarkMs;
    }

    boolean expects(Counted answer) {
        return answer.generation() == generation && answer.round() == round && waiting.testBit(answer.partition());
    }

    /**
     * Mail that was sent by the end of this round had all been received by the end of the one before, so none was on its
     * way in between, and no more can come of it.
     */
    boolean isAtRest() {
        return round > 0 && sent == receivedBefore;
    }

    Wave hearing(int partition, long eventTimeMs) {
        List<Long> now = new ArrayList<>(heard);
        now.set(partition, Math.max(eventTimeMs, heard.get(partition)));
        return new Wave(now, watermarkMs, generation, round, waiting, sent, received, receivedBefore, closedAtMs);
    }

    Wave begin(long newGeneration) {
        return new Wave(heard, watermarkMs, newGeneration, 0, everyone(), 0, 0, 0, Long.MAX_VALUE);
    }

    Wave again() {
        return new Wave(heard, watermarkMs, generation, round + 1, everyone(), 0, 0, received, Long.MAX_VALUE);
    }

    Wave with(Counted answer) {
        return new Wave(
                heard,
                watermarkMs,
                generation,
                round,
                waiting.clearBit(answer.partition()),
                sent + answer.sent(),
                received + answer.received(),
                receivedBefore,
                Math.min(closedAtMs, answer.eventTimeMs()));
    }

    Wave settled() {
        return new Wave(heard, closedAtMs, generation, -1, BigInteger.ZERO, 0, 0, 0, Long.MAX_VALUE);
    }

    private BigInteger everyone() {
        return BigInteger.ONE.shiftLeft(heard.size()).subtract(BigInteger.ONE);
    }
}
