package dev.wirefold.board;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** One story, the text of one article, and how articles compare. */
final class TextsApi {
    private final Board board;
    private final Texts texts;

    TextsApi(Board board, Texts texts) {
        this.board = board;
        this.texts = texts;
    }

    void addTo(JavalinConfig config) {
        config.routes.get("/api/story", this::story);
        config.routes.get("/api/text", this::text);
        config.routes.get("/api/compare", this::compare);
        config.routes.get("/api/runners-up", this::runnersUp);
    }

    private void story(Context context) {
        answer(context, board.story(parameter(context, "id")), "the board has no such story");
    }

    private void text(Context context) {
        answer(
                context,
                texts.text(parameter(context, "id"), revision(context, "revision")),
                "this text can't be shown: it was withdrawn, or lies before the board's horizon");
    }

    private void compare(Context context) {
        answer(
                context,
                texts.compare(
                        parameter(context, "a"),
                        revision(context, "ar"),
                        parameter(context, "b"),
                        revision(context, "br")),
                "these two can't be compared: one was withdrawn, or lies before the board's horizon");
    }

    private void runnersUp(Context context) {
        answer(
                context,
                texts.runnersUp(parameter(context, "id")),
                "this article can't be compared: it was withdrawn, or lies before the board's horizon");
    }

    private static void answer(Context context, Optional<?> what, String otherwise) {
        context.status(what.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        ChangeRequests.json(context, what.isPresent() ? what.get() : Map.of("error", otherwise));
    }

    private static String parameter(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    /** Negative where none is asked for. */
    private static int revision(Context context, String name) {
        String value = parameter(context, name);
        try {
            return value.isEmpty() ? -1 : Math.max(0, Integer.parseInt(value));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
