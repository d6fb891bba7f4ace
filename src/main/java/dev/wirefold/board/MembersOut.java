package dev.wirefold.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.board.StoryView.MemberView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article of a story as the API shows it: what may not be shown is named by its id alone. */
final class MembersOut {
    private MembersOut() {}

    static ObjectNode of(MemberView member) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", member.id());
        put(json, "source", member.publisher());
        put(json, "headline", member.headline());
        put(json, "url", member.url());
        put(json, "parent", member.parent());
        json.put("relation", member.relation());
        json.put("similarity", member.similarity());
        json.put("time", Instant.ofEpochMilli(member.time()).toString());
        json.put("use", member.use());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
