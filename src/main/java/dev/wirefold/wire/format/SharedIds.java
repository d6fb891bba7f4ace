package dev.wirefold.wire.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells the items of one feed apart that share an id, or a link for want of one. Items under one id with another headline
 * and another text are other articles, whatever the feed says; what differs in one of the two is a revision.
 */
final class SharedIds {
    static final String NOTICE =
            "an id or link that several articles of a feed share; they were told apart by their headlines";

    private SharedIds() {}

    /** Gives every article of its own an id of its own, the same in whatever order the items come. */
    static void tellApart(List<ArticleDraft> drafts) {
        Map<String, List<ArticleDraft>> byId = new LinkedHashMap<>();
        for (ArticleDraft draft : drafts) {
            String id = draft.id();
            if (id != null && !draft.isKill()) {
                byId.computeIfAbsent(id, any -> new ArrayList<>()).add(draft);
            }
        }
        byId.values().stream().filter(SharedIds::areSeveral).forEach(shared -> shared.forEach(SharedIds::rename));
    }

    private static boolean areSeveral(List<ArticleDraft> shared) {
        ArticleDraft first = shared.get(0);
        return shared.stream()
                .anyMatch(other -> !Objects.equals(other.headline(), first.headline())
                        && !other.body().equals(first.body()));
    }

    private static void rename(ArticleDraft draft) {
        String title = draft.headline() == null ? draft.body() : draft.headline();
        draft.replaceId(draft.id() + "#" + ContentId.hash(title));
        draft.noticed(NOTICE);
    }
}
