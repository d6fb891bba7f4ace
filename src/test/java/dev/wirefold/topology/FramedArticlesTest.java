package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.PublicSchemas;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.topology.ProcessorDriver.Output;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** A pipeline with a schema registry. */
class FramedArticlesTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final int WHOLE = 3;
    private static final int SHORT = 4;
    private static final int AWAY = 5;
    private static final int OTHER = 6;
    private static final int FIRST_OF_OUTPUTS = 20;
    private static final Map<String, Schema> OUTPUTS = PublicSchemas.ofOutputs(WireFixture.TOPICS, "");
    private static final List<String> TOPICS = List.copyOf(OUTPUTS.keySet());

    /** Ids 3, 4 and 6, and those of outputs, are known, 5 can't be asked for, others do not exist. */
    private static final Framing REGISTRY = new Framing() {
        @Override
        public byte[] framed(String topic, byte[] singleObject) {
            return registered(FIRST_OF_OUTPUTS + TOPICS.indexOf(topic), singleObject, SINGLE_OBJECT_HEADER_BYTES);
        }

        @Override
        public Schema writer(int id) {
            if (id == AWAY) {
                throw new SchemaUnavailableException("away", null);
            }
            if (id >= FIRST_OF_OUTPUTS && id < FIRST_OF_OUTPUTS + TOPICS.size()) {
                return Objects.requireNonNull(OUTPUTS.get(TOPICS.get(id - FIRST_OF_OUTPUTS)));
            }
            Schema schema = Map.of(
                            WHOLE, Article.getClassSchema(),
                            SHORT,
                                    SchemaBuilder.record("Article")
                                            .namespace("dev.wirefold.avro")
                                            .fields()
                                            .requiredString("body")
                                            .requiredString("id")
                                            .endRecord(),
                            OTHER,
                                    SchemaBuilder.record("Invoice")
                                            .fields()
                                            .requiredInt("total")
                                            .endRecord())
                    .get(id);
            if (schema == null) {
                throw new SerializationException("no schema " + id);
            }
            return schema;
        }
    };

    static {
        AvroClasses.trust();
    }

    private final ProcessorDriver driver =
            new ProcessorDriver(WireFixture.pipeline(1).with(REGISTRY));

    @Test
    void articlesAreReadInEitherFraming() {
        Message single = article("single");
        driver.publish(single);
        driver.publish(new Message(
                "framed",
                registered(WHOLE, Objects.requireNonNull(article("framed").value()), 10),
                NOON.toEpochMilli()));
        driver.publish(new Message(
                "short",
                new byte[] {0, 0, 0, 0, SHORT, 4, 'H', 'i', 10, 's', 'h', 'o', 'r', 't'},
                NOON.toEpochMilli()));

        assertThat(driver.view().memberships()).containsOnlyKeys("single", "framed", "short");
        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void allOutputsAreFramedAndMailIsNot() {
        driver.publish(article("single"));
        driver.publish(new Message("junk", new byte[] {1}, 0));

        assertThat(driver.outputs()).hasSizeGreaterThan(5).allSatisfy(output -> assertThat(
                        output.record().value())
                .startsWith(output.isPublic() ? new byte[] {0, 0, 0, 0} : new byte[] {(byte) 0xC3, 1}));
        assertThat(driver.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.getReason())
                .isEqualTo(DeadLetterReason.UNDECODABLE));
    }

    @Test
    void framingChangesNoId() {
        driver.publish(article("single"));
        var plain = new ProcessorDriver(WireFixture.pipeline(1));
        plain.publish(article("single"));

        assertThat(driver.outputs().stream().map(FramedArticlesTest::id))
                .containsExactlyElementsOf(
                        plain.outputs().stream().map(FramedArticlesTest::id).toList());
    }

    private static String id(Output output) {
        return output.sink() + " " + output.header(dev.wirefold.contract.CloudEvents.ID);
    }

    @Test
    void whatNoSchemaExplainsIsADeadLetter() {
        driver.publish(new Message("none", new byte[] {0, 0, 0, 0, 99, 1}, 0));
        driver.publish(new Message("other", new byte[] {0, 0, 0, 0, OTHER, 1}, 0));
        driver.publish(new Message("cut", new byte[] {0, 0, 0, 0, WHOLE, 8}, 0));

        assertThat(driver.deadLetters()).hasSize(3).allSatisfy(letter -> assertThat(letter.getReason())
                .isEqualTo(DeadLetterReason.UNDECODABLE));
    }

    @Test
    void anArticleWhoseSchemaCannotBeAskedForIsNoDeadLetter() {
        assertThatThrownBy(() -> driver.publish(new Message("away", new byte[] {0, 0, 0, 0, AWAY, 1}, 0)))
                .isInstanceOf(SchemaUnavailableException.class);

        assertThat(driver.outputs()).isEmpty();
        driver.publish(article("single"));
        assertThat(driver.view().memberships()).containsOnlyKeys("single");
    }

    private static byte[] registered(int id, byte[] singleObject, int from) {
        return ByteBuffer.allocate(Framing.REGISTRY_HEADER_BYTES + singleObject.length - from)
                .put(Framing.REGISTRY_MARKER)
                .putInt(id)
                .put(singleObject, from, singleObject.length - from)
                .array();
    }

    private static Message article(String id) {
        return Message.of(
                Article.newBuilder()
                        .setId(id)
                        .setBody("The ferry to Port Ellery left at noon with all its passengers, said " + id + ".")
                        .build(),
                NOON);
    }
}
