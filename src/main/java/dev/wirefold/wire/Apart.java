package dev.wirefold.wire;

import dev.wirefold.contract.ReadingFailure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one input, or one article of several, apart from the others: what goes wrong with it is a refusal of it alone. */
public final class Apart {
    /** Reads something into a sink. */
    @FunctionalInterface
    public interface Reading {
        /** @throws UnusableException when nothing, or nothing more, can be read */
        void into(ArticleSink sink) throws IOException, UnusableException;
    }

    /** Reads one article of several. */
    @FunctionalInterface
    public interface ItemReading {
        /** @throws UnusableException when the article can't be used */
        void into(ArticleSink sink) throws UnusableException;
    }

    private Apart() {}

    /** Reads an article; whatever that throws is a refusal of it, unless the sink threw it. */
    public static void readItem(String where, ArticleSink sink, ItemReading reading) {
        try {
            read(where, sink, reading::into);
        } catch (IOException e) {
            throw new IllegalStateException("items are read from memory", e);
        }
    }

    /**
     * Reads an input; whatever that throws is a refusal of it, unless the sink threw it.
     *
     * @throws IOException when the input can't be read
     */
    public static void read(String where, ArticleSink sink, Reading reading) throws IOException {
        PassedOn passedOn = new PassedOn(sink);
        try {
            reading.into(passedOn);
        } catch (UnusableException e) {
            sink.refused(new Refusal(where, e.why()));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            if (e == passedOn.failure) {
                throw e;
            }
            sink.refused(new Refusal(where, ReadingFailure.message(e)));
        }
    }

    /** Knows what the sink threw from what the reading did. */
    private static final class PassedOn implements ArticleSink {
        private final ArticleSink sink;
        private @Nullable Throwable failure;

        PassedOn(ArticleSink sink) {
            this.sink = sink;
        }

        @Override
        public void noticed(String notice) {
            pass(() -> sink.noticed(notice));
        }

        @Override
        public void reading(String input) {
            pass(() -> sink.reading(input));
        }

        @Override
        public void article(Incoming incoming) {
            pass(() -> sink.article(incoming));
        }

        @Override
        public void refused(Refusal refusal) {
            pass(() -> sink.refused(refusal));
        }

        @Override
        public void unknownField(String name) {
            pass(() -> sink.unknownField(name));
        }

        private void pass(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException | Error e) {
                failure = e;
                throw e;
            }
        }
    }
}
