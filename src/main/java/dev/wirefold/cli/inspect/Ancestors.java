package dev.wirefold.cli.inspect;

import dev.wirefold.avro.Membership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom an article hangs on, and whom that hangs on, up to the root of its tree. */
final class Ancestors {
    private Ancestors() {}

    /** @param story memberships of the story; while articles move between stories a parent may be missing, and the line ends */
    static List<Membership> of(@Nullable Membership article, List<Membership> story) {
        Map<String, Membership> byId = new HashMap<>();
        story.forEach(membership -> byId.put(membership.getArticleId(), membership));
        List<Membership> line = new ArrayList<>();
        Membership at = article;
        while (at != null && at.getParentId() != null && line.size() <= story.size()) {
            at = byId.get(at.getParentId());
            if (at != null) {
                line.add(at);
            }
        }
        return line;
    }
}
