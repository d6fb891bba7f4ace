package dev.wirefold.wire.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wirefold.wire.Apart;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Json;
import dev.wirefold.wire.LineReader;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents as they come in files: JSON lines, one object, several after one another, or an array of them. A broken
 * line is refused alone; behind a broken place elsewhere nothing can be read.
 */
final class JsonDocuments {
    /** Prose may begin with a bracket too, so what follows the bracket has to fit as well. */
    private static final Pattern BEGINNING = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[{\\]]");

    private static final ObjectReader ONE_OF_SEVERAL =
            Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final Input input;
    private final ArticleSink sink;
    private final Taker taker;

    /** Takes one document. */
    interface Taker {
        /**
         * @param where for messages
         * @param alone whether it is the only one of its input
         * @param sink where it goes
         * @throws UnusableException when this document can't be used; the others go on
         */
        void take(String where, JsonNode json, boolean alone, ArticleSink sink) throws UnusableException;
    }

    private JsonDocuments(Input input, ArticleSink sink, Taker taker) {
        this.input = input;
        this.sink = sink;
        this.taker = taker;
    }

    static boolean areAt(InputStart head) {
        return BEGINNING.matcher(head.text()).lookingAt();
    }

    /** The names in the first object, as far as the head reaches. */
    static Set<String> firstNames(InputStart head) {
        Set<String> names = new HashSet<>();
        try (JsonParser parser = Json.MAPPER.createParser(head.text())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                first = parser.nextToken();
            }
            while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            // The head ends in the middle of the object; what was seen so far has to do.
        }
        return names;
    }

    /** @throws UnusableException when nothing, or nothing more, can be read */
    static void read(Input input, ArticleSink sink, Taker taker) throws IOException, UnusableException {
        new JsonDocuments(input, sink, taker).read();
    }

    private void read() throws IOException, UnusableException {
        InputStream in = input.stream();
        int lineFeeds = 0;
        int first = in.read();
        while (Character.isWhitespace(first) || BYTE_ORDER_MARK.indexOf(first) >= 0) {
            lineFeeds += first == '\n' ? 1 : 0;
            first = in.read();
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), in);
        if (first == '{') {
            readObjects(new LineReader(whole, lineFeeds, Input.MAX_DOCUMENT_BYTES), whole);
        } else {
            readValues(whole, false);
        }
    }

    private void readObjects(LineReader lines, InputStream rest) throws IOException, UnusableException {
        LineReader.Line first = lines.next().orElseThrow();
        Optional<LineReader.Line> second = lines.next();
        if (second.isPresent() && areLines(first, second.get())) {
            readLine(first);
            for (Optional<LineReader.Line> next = second; next.isPresent(); next = lines.next()) {
                readLine(next.get());
            }
        } else {
            readValues(unread(first, second, rest), true);
        }
    }

    /** A line of a larger object neither ends it nor is followed by the beginning of another. */
    private static boolean areLines(LineReader.Line first, LineReader.Line second) {
        return first.text().endsWith("}") || (second.text().startsWith("{") && !mayGoOnWithObject(first.text()));
    }

    /** Whether the beginning of a document, cut behind a value or a sign, leaves off where an object may stand. */
    private static boolean mayGoOnWithObject(String beginning) {
        BitSet arrays = new BitSet();
        int depth = 0;
        boolean inText = false;
        char last = 0;
        for (int i = 0; i < beginning.length(); i++) {
            char c = beginning.charAt(i);
            if (inText) {
                i += c == '\\' ? 1 : 0;
                inText = c != '"';
            } else if (c == '{' || c == '[') {
                arrays.set(depth, c == '[');
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else {
                inText = c == '"';
            }
            if (depth <= 0) {
                return false;
            }
            last = c == ' ' || c == '\t' ? last : c;
        }
        boolean isInArray = depth > 0 && arrays.get(depth - 1);
        return !inText && (last == ':' || (isInArray && (last == '[' || last == ',')));
    }

    private static InputStream unread(LineReader.Line first, Optional<LineReader.Line> second, InputStream rest)
            throws UnusableException {
        StringBuilder beginning = new StringBuilder();
        for (LineReader.Line line : second.map(next -> List.of(first, next)).orElse(List.of(first))) {
            if (line.problem() != null) {
                throw new UnusableException("line " + line.number() + ": " + line.problem());
            }
            beginning.append(line.text()).append('\n');
        }
        byte[] bytes = beginning.toString().getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(new ByteArrayInputStream(bytes), rest);
    }

    private void readLine(LineReader.Line line) {
        String where = input.where() + ":" + line.number();
        Apart.readItem(where, sink, apart -> {
            if (line.problem() != null) {
                throw new UnusableException(line.problem());
            }
            taker.take(where, parsed(line.text()), false, apart);
        });
    }

    private static JsonNode parsed(String line) throws UnusableException {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UnusableException("is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void readValues(InputStream in, boolean maySingle) throws IOException, UnusableException {
        long number = 0;
        try (JsonParser parser = Json.MAPPER.createParser(in)) {
            boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
            if (isArray) {
                parser.nextToken();
            }
            while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
                JsonNode value = ONE_OF_SEVERAL.readTree(parser);
                number++;
                JsonProcessingException broken = goOn(parser);
                boolean alone = maySingle && number == 1 && broken == null && parser.currentToken() == null;
                String where = alone ? input.where() : input.where() + "#" + number;
                Apart.readItem(where, sink, apart -> taker.take(where, value, alone, apart));
                if (broken != null) {
                    throw broken;
                }
            }
            if (isArray && parser.nextToken() != null) {
                throw new UnusableException(
                        "has more at line " + parser.currentTokenLocation().getLineNr()
                                + ", behind the end of its array" + notRead(number));
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new UnusableException(
                    "is not valid JSON" + (at == null ? "" : " at line " + at.getLineNr()) + ": "
                            + e.getOriginalMessage()
                            + notRead(number),
                    e);
        }
    }

    /** What is wrong behind a value is told once that is handed on; asked again, the parser may have passed it over. */
    private static @Nullable JsonProcessingException goOn(JsonParser parser) throws IOException {
        try {
            parser.nextToken();
            return null;
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    private static String notRead(long number) {
        return number == 0 ? "" : "; what comes behind article " + number + " was not read";
    }
}
