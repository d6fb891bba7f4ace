package dev.wirefold.board;

import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.Placed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What editors have decided, the last of each article, and what the pipeline would not do. Not for several threads at once. */
final class Decisions {
    private final Map<String, Decision> asked = new LinkedHashMap<>();
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    private record Refusal(Decision decision, String why) {}

    /** @param decision null: it was taken back */
    void ask(String articleId, @Nullable Decision decision) {
        if (decision == null) {
            asked.remove(articleId);
        } else {
            keep(asked, articleId, decision);
        }
    }

    /** @return whether it says that a decision is not honoured */
    boolean event(StoryEvent event) {
        Decision decision = Placed.decision(event.getDecision());
        String articleId = event.getArticleId();
        if (event.getType() != StoryEventType.NOT_HONOURED || decision == null || articleId == null) {
            return false;
        }
        String why = event.getNotHonoured();
        keep(refusals, articleId, new Refusal(decision, why == null ? "the pipeline does not say why" : why));
        return true;
    }

    private static <T> void keep(Map<String, T> all, String articleId, T value) {
        all.remove(articleId);
        all.put(articleId, value);
        if (all.size() > BoardLimits.MAX_DECISIONS) {
            all.remove(all.keySet().iterator().next());
        }
    }

    @Nullable
    Decision of(String articleId) {
        return asked.get(articleId);
    }

    /** Why a decision is not honoured, if the pipeline has said so. */
    @Nullable
    String refusal(String articleId, Decision decision) {
        Refusal refusal = refusals.get(articleId);
        return refusal != null && refusal.decision().equals(decision) ? refusal.why() : null;
    }
}
