package dev.wirefold.cli.kafka;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Membership;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Article → story: what a reader of the memberships holds, and how it stands in files. */
public final class Assignments {
    private final AvroCodec<Membership> codec;
    private final SortedMap<String, String> stories = new TreeMap<>();

    Assignments(Framing framing) {
        codec = new AvroCodec<>(Membership.getClassSchema(), framing);
    }

    /** The assignments as of now. */
    public static SortedMap<String, String> read(WholeTopic reading, String topic) {
        var assignments = new Assignments(reading.framing());
        reading.read(topic, assignments::take);
        return assignments.stories();
    }

    /** @throws UserErrorException naming the first line that is none of id, tab and story, or repeats an id */
    public static SortedMap<String, String> read(Path file) {
        SortedMap<String, String> stories = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserErrorException(file + " can't be read: " + FileFault.of(e), e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\t", -1);
            if (fields.length != 2 || fields[0].isEmpty() || fields[1].isEmpty()) {
                throw new UserErrorException(file + ":" + (i + 1)
                        + ": expected an article id, a tab and a story id, got '" + lines.get(i) + "'");
            }
            if (stories.put(fields[0], fields[1]) != null) {
                throw new UserErrorException(
                        file + ":" + (i + 1) + ": the article " + fields[0] + " stands on an earlier line too");
            }
        }
        return stories;
    }

    /** Takes a record of the topic. */
    void take(ConsumerRecord<byte[], byte[]> message) {
        String id = CommittedReader.key(message);
        if (message.value() == null) {
            stories.remove(id);
        } else {
            stories.put(id, codec.decode(message.value()).getStoryId());
        }
    }

    /** What was taken so far. */
    SortedMap<String, String> stories() {
        return Collections.unmodifiableSortedMap(stories);
    }
}
