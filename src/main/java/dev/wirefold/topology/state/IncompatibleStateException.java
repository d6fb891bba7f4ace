package dev.wirefold.topology.state;

import dev.wirefold.contract.Advice;

/** State that this program must not read as its own, or not go on with; the message says what to do. */
public final class IncompatibleStateException extends RuntimeException {
    /** @param message what happened, and what to do */
    public IncompatibleStateException(String message) {
        super(message);
    }

    /** State that is lost for good. */
    public static IncompatibleStateException startOver(String what) {
        return new IncompatibleStateException(what + "; " + Advice.START_OVER);
    }

    /** State of other settings, which are given back, or given up with the state. */
    public static IncompatibleStateException otherSettings(String what) {
        return new IncompatibleStateException(
                what + "; give all instances the settings of before, or " + Advice.START_OVER);
    }

    /**
     * State of another number of partitions.
     *
     * @param articles name of the topic that has the articles
     * @param partitions how many it has now
     */
    public static IncompatibleStateException moveOn(String what, String articles, int partitions) {
        return new IncompatibleStateException(what + "; " + Advice.moveOn(articles, partitions));
    }
}
