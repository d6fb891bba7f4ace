package dev.wirefold.core.watermark;

/**
 * Mail of one generation, as one partition has counted it.
 *
 * @param sent deliveries
 * @param received deliveries
 */
public record Tally(long sent, long received) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(long moreSent, long moreReceived) {
        return new Tally(sent + moreSent, received + moreReceived);
    }
}
