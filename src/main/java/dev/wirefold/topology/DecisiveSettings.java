package dev.wirefold.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * All settings that decide for stories, by their names: instances that differ in one of them would come to different stories.
 *
 * @param values of settings, as text without commas, in an order that only ever grows
 */
public record DecisiveSettings(Map<String, String> values) {
    /** Among the headers of announcements: four bytes for each value, so that whoever reads it can name what differs. */
    static final String HEADER = "settings";

    public DecisiveSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** For people, and for state. */
    String text() {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    byte[] mark() {
        ByteBuffer mark = ByteBuffer.allocate(values.size() * Integer.BYTES);
        values.values().forEach(value -> mark.putInt(hash(value)));
        return mark.array();
    }

    /** Names of those that are others where a record comes from; none when it does not say. */
    List<String> differing(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return List.of();
        }
        ByteBuffer theirs = ByteBuffer.wrap(header.value());
        List<String> names = new ArrayList<>();
        values.forEach((name, value) -> {
            if (theirs.remaining() >= Integer.BYTES && theirs.getInt() != hash(value)) {
                names.add(name);
            }
        });
        return names;
    }

    private static int hash(String value) {
        var crc = new CRC32();
        crc.update(value.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
