package dev.wirefold.cli.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.EditorDecision;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.contract.CloudEvents;
import dev.wirefold.contract.Releases;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.TraceParent;
import java.util.List;
import org.apache.avro.Schema;

/** The public topics as an AsyncAPI 3.0 document, made of the definitions that the program itself works with. */
final class AsyncApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Topics TOPICS = new Topics("");
    private static final String DESCRIPTION = "description";
    private static final String TYPE = "type";
    private static final String BINDING_VERSION = "bindingVersion";
    private static final String KAFKA_BINDING = "0.5.0";

    /** The last version of Avro that the specification has a name for; nothing that came later is used. */
    private static final String AVRO_FORMAT = "application/vnd.apache.avro+json;version=1.9.0";

    private static final List<Channel> CHANNELS = List.of(
            new Channel(
                    TOPICS.articles(),
                    Article.getClassSchema(),
                    Action.RECEIVE,
                    "The raw wire. A null value is a kill of the article that the key names."),
            new Channel(
                    TOPICS.overrides(),
                    EditorDecision.getClassSchema(),
                    Action.RECEIVE,
                    "What editors decide. Compacted. A null value takes the decision back."),
            new Channel(
                    TOPICS.memberships(),
                    Membership.getClassSchema(),
                    Action.SEND,
                    "Compacted. A null value: the article was withdrawn."),
            new Channel(
                    TOPICS.stories(),
                    Story.getClassSchema(),
                    Action.SEND,
                    "Compacted. A null value: the story has ended."),
            new Channel(TOPICS.storyEvents(), StoryEvent.getClassSchema(), Action.SEND, "Kept for ever."),
            new Channel(
                    TOPICS.deadLetters(),
                    DeadLetter.getClassSchema(),
                    Action.SEND,
                    "Records that could not be used, byte for byte. Kept for ever."));

    private AsyncApi() {}

    /** What the pipeline does with a topic. */
    private enum Action {
        SEND,
        RECEIVE
    }

    private record Channel(String topic, Schema schema, Action action, String meaning) {
        /** What names hold in a document that code is generated from. */
        String name() {
            return topic.replace('-', '_');
        }
    }

    static ObjectNode document() {
        ObjectNode document = MAPPER.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Wirefold")
                .put("version", Releases.current().version())
                .put(
                        DESCRIPTION,
                        "News articles go in, canonical stories come out. All names of topics may have a prefix. Read with"
                                + " isolation.level=read_committed. Values are in Avro's single-object encoding: C3 01, the"
                                + " CRC-64-AVRO fingerprint of the writer's schema in 8 bytes, little-endian, and the record.");
        document.put("defaultContentType", CloudEvents.AVRO);
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (Channel channel : CHANNELS) {
            describe(channel, channels.putObject(channel.name()));
            String action = channel.action() == Action.SEND ? "send" : "receive";
            operations
                    .putObject(action + "_" + channel.name())
                    .put("action", action)
                    .set("channel", reference("channels", channel.name()));
            describeMessage(channel, messages.putObject(channel.schema().getName()));
        }
        components.putObject("messageTraits").set("event", eventTrait());
        return document;
    }

    private static void describe(Channel channel, ObjectNode node) {
        node.put("address", channel.topic()).put(DESCRIPTION, channel.meaning());
        String message = channel.schema().getName();
        node.putObject("messages").set(message, reference("components/messages", message));
        node.putObject("bindings")
                .putObject("kafka")
                .put("topic", channel.topic())
                .put(BINDING_VERSION, KAFKA_BINDING);
    }

    private static void describeMessage(Channel channel, ObjectNode node) {
        node.put("name", channel.schema().getName())
                .put("contentType", CloudEvents.AVRO)
                .put(DESCRIPTION, channel.schema().getDoc());
        if (channel.action() == Action.SEND) {
            node.putArray("traits").add(reference("components/messageTraits", "event"));
        }
        node.putObject("payload").put("schemaFormat", AVRO_FORMAT).set("schema", SchemaText.of(channel.schema()));
        ObjectNode kafka = node.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put(TYPE, "string");
        kafka.put(BINDING_VERSION, KAFKA_BINDING);
    }

    /** What all outputs have. */
    private static ObjectNode eventTrait() {
        ObjectNode trait = MAPPER.createObjectNode();
        ObjectNode headers = trait.putObject("headers").put(TYPE, "object");
        ObjectNode properties = headers.putObject("properties");
        CloudEvents.NAMES.forEach(name -> properties.putObject(name).put(TYPE, "string"));
        ((ObjectNode) properties.get(CloudEvents.TIME)).put("format", "date-time");
        ((ObjectNode) properties.get(CloudEvents.SOURCE)).put("format", "uri-reference");
        properties
                .putObject(TraceParent.HEADER)
                .put(TYPE, "string")
                .put(DESCRIPTION, "W3C Trace Context, of the article that it is about; only if that had one.");
        ArrayNode required = headers.putArray("required");
        CloudEvents.NAMES.stream()
                .filter(name -> !name.equals(CloudEvents.CONTENT_TYPE))
                .forEach(required::add);
        return trait;
    }

    private static ObjectNode reference(String where, String name) {
        return MAPPER.createObjectNode().put("$ref", "#/" + where + "/" + name);
    }
}
