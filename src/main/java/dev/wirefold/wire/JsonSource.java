package dev.wirefold.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wirefold.avro.Article;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Articles in JSON by the field names of the Avro schema: JSON lines, one object, several after one another, or an array
 * of them. A broken line is refused alone; behind a broken place elsewhere nothing can be read.
 */
public final class JsonSource implements ArticleSource {
    /** Prose may begin with a bracket too, so what follows the bracket has to fit as well. */
    private static final Pattern BEGINNING = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[{\\]]");

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /** A name given twice in one object is a mistake that would lose one of the values. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean accepts(Head head) {
        return BEGINNING.matcher(head.text()).lookingAt();
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        InputStream in = input.stream();
        int lineFeeds = 0;
        int first = in.read();
        while (Character.isWhitespace(first) || BYTE_ORDER_MARK.indexOf(first) >= 0) {
            lineFeeds += first == '\n' ? 1 : 0;
            first = in.read();
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), in);
        if (first == '{') {
            readObjects(input, new LineReader(whole, lineFeeds, Input.MAX_DOCUMENT_BYTES), whole, sink);
        } else {
            readValues(input, whole, false, sink);
        }
    }

    private static void readObjects(Input input, LineReader lines, InputStream rest, ArticleSink sink)
            throws IOException, UnusableException {
        LineReader.Line first = lines.next().orElseThrow();
        Optional<LineReader.Line> second = lines.next();
        if (second.isPresent() && areLines(first, second.get())) {
            readLine(input, first, sink);
            for (Optional<LineReader.Line> next = second; next.isPresent(); next = lines.next()) {
                readLine(input, next.get(), sink);
            }
        } else {
            readValues(input, unread(first, second, rest), true, sink);
        }
    }

    /** A line of a larger object neither ends it nor is followed by the beginning of another. */
    private static boolean areLines(LineReader.Line first, LineReader.Line second) {
        return first.text().endsWith("}") || second.text().startsWith("{");
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

    private static void readLine(Input input, LineReader.Line line, ArticleSink sink) {
        String where = input.where() + ":" + line.number();
        try {
            if (line.problem() != null) {
                throw new UnusableException(line.problem());
            }
            hand(input, where, MAPPER.readTree(line.text()), false, sink);
        } catch (UnusableException e) {
            sink.refused(new Refusal(where, e.why()));
        } catch (JsonProcessingException e) {
            sink.refused(new Refusal(where, "is not valid JSON: " + e.getOriginalMessage()));
        }
    }

    private static void readValues(Input input, InputStream in, boolean maySingle, ArticleSink sink)
            throws IOException, UnusableException {
        long number = 0;
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                number++;
                boolean alone = maySingle && number == 1 && isLast(values);
                String where = alone ? input.where() : input.where() + "#" + number;
                try {
                    hand(input, where, value, alone, sink);
                } catch (UnusableException e) {
                    sink.refused(new Refusal(where, e.why()));
                }
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new UnusableException(
                    "is not valid JSON" + (at == null ? "" : " at line " + at.getLineNr()) + ": "
                            + e.getOriginalMessage()
                            + (number == 0 ? "" : "; what comes behind article " + number + " was not read"),
                    e);
        }
    }

    /** A broken remainder is not an end; asking again throws, once the value before it is handed on. */
    private static boolean isLast(MappingIterator<JsonNode> values) throws IOException {
        try {
            return !values.hasNextValue();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void hand(Input input, String where, JsonNode json, boolean alone, ArticleSink sink)
            throws UnusableException {
        ArticleFields fields = ArticleFields.parse(json, Set.of());
        fields.unknown().forEach(sink::unknownField);
        boolean idGiven = input.given().value("id") != null;
        if (idGiven && !alone) {
            throw new UnusableException("the manifest gives one id to a file of several articles");
        }
        Article article = fields.onto(Article.newBuilder().setId("").build());
        if (fields.value("id") == null && !idGiven) {
            if (!alone) {
                throw new UnusableException("has no id");
            }
            byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
            String id = input.fallbackId().of(document);
            article = Article.newBuilder(article).setId(id).build();
        }
        sink.article(input.given().complete(where, article, fields.eventTime()));
    }
}
