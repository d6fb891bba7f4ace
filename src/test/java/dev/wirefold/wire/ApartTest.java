package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApartTest {
    private final CollectedReadings readings = new CollectedReadings();

    /** Reads an article, then goes on as it is told. */
    private record Source(Runnable then) implements ArticleFormat {
        @Override
        public String format() {
            return "made up";
        }

        @Override
        public boolean accepts(InputStart head) {
            return true;
        }

        @Override
        public void read(Input input, ArticleSink sink) {
            sink.article(incoming("a"));
            Apart.readItem("file#2", sink, apart -> then.run());
            sink.article(incoming("c"));
            then.run();
        }
    }

    private static Incoming incoming(String id) {
        return new Incoming("file", Article.newBuilder().setId(id).build(), null);
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : 1 + endless(depth + 1);
    }

    private void read(Runnable then, ArticleSink sink) {
        new InputReader(List.of(new Source(then)), sink, Times.UTC).read(new ByteArrayInputStream(new byte[] {'x'}));
    }

    @Test
    void whatReadingThrowsRefusesTheItemAndTheInputByName() {
        read(() -> endless(0), readings);

        assertThat(readings.ids()).containsExactly("a", "c");
        assertThat(readings.refusals).extracting(Refusal::where).containsExactly("file#2", "standard input");
        assertThat(readings.refusals).allMatch(refusal -> refusal.why().contains("StackOverflowError"));
    }

    @Test
    void errorsOfTheMachineAreThrownOn() {
        assertThatThrownBy(() -> read(
                        () -> {
                            throw new OutOfMemoryError();
                        },
                        readings))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(readings.refusals).isEmpty();
    }

    /** What becomes of an article is no matter of its reading. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "c"})
    void whatTheSinkThrowsIsThrownOn(String id) {
        IllegalStateException full = new IllegalStateException("full");
        ArticleSink sink = new ArticleSink() {
            @Override
            public void article(Incoming incoming) {
                if (incoming.article().getId().equals(id)) {
                    throw full;
                }
            }

            @Override
            public void refused(Refusal refusal) {
                readings.refused(refusal);
            }

            @Override
            public void unknownField(String name) {}
        };

        assertThatThrownBy(() -> read(() -> {}, sink)).isSameAs(full);
        assertThat(readings.refusals).isEmpty();
    }
}
