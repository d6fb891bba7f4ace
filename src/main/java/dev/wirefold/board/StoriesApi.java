package dev.wirefold.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.board.StoryPage.Bodies;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stories for other programs, beside the board's own page: feeds, ninjs and an API, described by an OpenAPI document. */
final class StoriesApi {
    private static final String JSON = "application/json";
    private static final String DESCRIPTION = "openapi.json";
    private static final List<String> FILTERS = List.of("q", "source", "language", "minArticles", "after", "limit");

    private final Board board;
    private final Bodies bodies;

    /** Writes a page. */
    private interface Form {
        String of(StoryPage page, String base);
    }

    StoriesApi(Board board, Bodies bodies) {
        this.board = board;
        this.bodies = bodies;
    }

    void addTo(JavalinConfig config) {
        config.routes.get("/stories.atom", context -> page(context, AtomOut.TYPE, bodies, AtomOut::of));
        config.routes.get(
                "/stories.json",
                context -> page(context, JsonOut.FEED_TYPE, bodies, (page, base) -> JsonOut.feed(page, base)
                        .toString()));
        config.routes.get(
                "/stories.ninjs",
                context -> page(context, JSON, bodies, (page, base) -> JsonOut.ninjs(page)
                        .toString()));
        config.routes.get(
                "/api/stories",
                context -> page(context, JSON, Bodies.none(), (page, base) -> JsonOut.list(page)
                        .toString()));
        config.routes.get("/api/stories/{key}", this::story);
        config.routes.get("/api/stories/{key}/ninjs", this::ninjs);
        config.routes.get("/openapi.json", context -> answer(context, JSON, description()));
    }

    private void page(Context context, String type, Bodies texts, Form form) {
        try {
            StoryQuery query = StoryQuery.of(context::queryParam);
            StoryPage page = StoryPage.of(board.published(), query, texts, context.path(), filters(context));
            if (page.next() != null) {
                context.header("Link", "<" + page.next() + ">; rel=\"next\"");
            }
            answer(context, type, form.of(page, base(context)));
        } catch (StoryQuery.WrongException e) {
            context.status(HttpStatus.BAD_REQUEST)
                    .contentType(JSON)
                    .result(BoardJson.json(Map.of("error", String.valueOf(e.getMessage()))));
        }
    }

    /** Those of this page, for the next one. */
    private static String filters(Context context) {
        StringBuilder filters = new StringBuilder();
        for (String name : FILTERS) {
            String value = context.queryParam(name);
            if (value != null) {
                filters.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return filters.toString();
    }

    private static String base(Context context) {
        return context.scheme() + "://" + context.host();
    }

    private void story(Context context) {
        withStory(context, item -> {
            ObjectNode json = JsonOut.story(item);
            Optional<StoryView> shown = item.story().hasEnded()
                    ? Optional.empty()
                    : board.story(item.story().id());
            shown.ifPresent(view -> {
                ArrayNode members = json.putArray("members");
                view.members().forEach(member -> members.add(MembersOut.of(member)));
            });
            return json.toString();
        });
    }

    private void ninjs(Context context) {
        withStory(context, item -> JsonOut.ninjs(item).toString());
    }

    private void withStory(Context context, Function<StoryPage.Item, String> form) {
        Optional<PublishedStory> story = find(context.pathParam("key"));
        if (story.isEmpty()) {
            context.status(HttpStatus.NOT_FOUND)
                    .contentType(JSON)
                    .result(BoardJson.json(Map.of("error", "there is no such story")));
            return;
        }
        StoryNote note = story.get().note();
        String body = note == null ? null : bodies.of(note).orElse(null);
        answer(context, JSON, form.apply(new StoryPage.Item(story.get(), body)));
    }

    private Optional<PublishedStory> find(String key) {
        Optional<PublishedStory> byId = board.published(key);
        return byId.isPresent() ? byId : board.published(StoryKeys.id(key));
    }

    /** Answers with 304 to whoever has exactly this already (RFC 9110, section 13.1.2). */
    private static void answer(Context context, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String etag = "\"" + hash(bytes) + "\"";
        context.header("ETag", etag).header("Cache-Control", "no-cache");
        if (isKnown(context.header("If-None-Match"), etag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(type).result(bytes);
        }
    }

    private static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(etag));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String description() {
        try (InputStream file = StoriesApi.class.getResourceAsStream(DESCRIPTION)) {
            if (file == null) {
                throw new IllegalStateException(DESCRIPTION + " is missing from the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
