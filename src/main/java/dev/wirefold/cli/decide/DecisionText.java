package dev.wirefold.cli.decide;

import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.core.article.Decision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decisions in words. */
final class DecisionText {
    static final int MAX_ID_COLUMNS = 512;

    private DecisionText() {}

    /** As on the command line. */
    static String of(String articleId, @Nullable Decision decision) {
        String id = DisplayText.oneLine(articleId, MAX_ID_COLUMNS);
        if (decision == null) {
            return "clear " + id;
        }
        String other = decision.otherId();
        return decision.kind().name().toLowerCase(Locale.ROOT) + " " + id
                + (other == null ? "" : " " + DisplayText.oneLine(other, MAX_ID_COLUMNS));
    }
}
