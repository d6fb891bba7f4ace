package dev.wirefold.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Member;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Terminal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows records of the topic of stories, to people and to programs. */
public final class StoryPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Of all lines but the first of a story. */
    public static final String INDENT = " ".repeat("2023-03-08 23:30  ".length());

    private static final int MIN_TEXT_COLUMNS = 20;
    private static final int MAX_TEXT_COLUMNS = 120;

    /** How a member hangs on its parent is shown in any case, so its name gives way. */
    private static final int MIN_NAME_COLUMNS = 4;

    /** Of a program's output nobody wants to miss the end; a status of its own, since it has no other field. */
    private static final String ENDED = "ENDED";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Terminal terminal;
    private final int columns;

    public StoryPrinter(Terminal terminal) {
        this.terminal = terminal;
        this.columns = Math.min(MAX_TEXT_COLUMNS, Math.max(MIN_TEXT_COLUMNS, terminal.columns() - INDENT.length()));
    }

    /**
     * Lines for people: time in UTC, headline, source, and the members as a tree of who took from whom. A story that has
     * ended is one line.
     *
     * @param storyId the record's key
     * @param story the record's value
     * @param recordTime the record's timestamp, shown where the story has no date of its own
     */
    public List<String> lines(String storyId, @Nullable Story story, Instant recordTime) {
        if (story == null) {
            return List.of(ended(recordTime, storyId, "has ended"));
        }
        return switch (story.getStatus()) {
            case MERGED -> List.of(ended(recordTime, storyId, "was merged into " + story.getMergedInto()));
            case RETRACTED -> List.of(ended(recordTime, storyId, "was retracted"));
            case CLOSED -> List.of(ended(recordTime, storyId, "was closed: " + title(story)));
            case LIVE, OTHER -> live(story, recordTime);
        };
    }

    /** One JSON object on one line. Of a story whose record is gone there is only its id and the status {@value #ENDED}. */
    public String json(String storyId, @Nullable Story story) {
        return object(storyId, story).toString();
    }

    /** The same as an object. */
    public ObjectNode object(String storyId, @Nullable Story story) {
        ObjectNode node = MAPPER.createObjectNode().put("storyId", storyId);
        if (story == null) {
            return node.put("status", ENDED);
        }
        node.put("status", story.getStatus().name());
        if (story.getStatus() == StoryStatus.MERGED) {
            node.put("mergedInto", story.getMergedInto());
        }
        node.put("canonicalId", story.getCanonicalId())
                .put("headline", story.getHeadline())
                .put("source", story.getSource())
                .put("memberCount", story.getMemberCount());
        ArrayNode members = node.putArray("members");
        for (Member member : story.getMembers()) {
            members.addObject()
                    .put("articleId", member.getArticleId())
                    .put("source", member.getSource())
                    .put("parentId", member.getParentId())
                    .put("relation", member.getRelation().name())
                    .put("similarity", member.getSimilarity());
        }
        return node;
    }

    private String ended(Instant time, String storyId, String what) {
        return terminal.dim(TIME.format(time) + "  " + DisplayText.oneLine("story " + storyId + " " + what, columns));
    }

    private List<String> live(Story story, Instant recordTime) {
        Instant published = story.getPublishedAt();
        List<String> lines = new ArrayList<>();
        lines.add(terminal.dim(TIME.format(published != null ? published : recordTime)) + "  "
                + terminal.bold(DisplayText.oneLine(title(story), columns)));
        String source = story.getSource();
        String count = story.getMemberCount() == 1 ? "1 article" : story.getMemberCount() + " articles";
        lines.add(INDENT + DisplayText.oneLine(source == null ? count : source + " · " + count, columns));
        if (story.getMembers().size() > 1) {
            tree(story).forEach(line -> lines.add(INDENT + line));
        }
        int unnamed = story.getMemberCount() - story.getMembers().size();
        if (unnamed > 0) {
            lines.add(INDENT + terminal.dim("and " + unnamed + " more"));
        }
        return lines;
    }

    private static String title(Story story) {
        String headline = story.getHeadline();
        if (headline != null && !headline.isBlank()) {
            return headline;
        }
        String body = story.getBody();
        return body != null && !body.isBlank() ? body : String.valueOf(story.getCanonicalId());
    }

    /** A member still to be drawn; {@code indent} is that of its children. */
    private record Branch(Member member, String prefix, String indent) {}

    private List<String> tree(Story story) {
        Set<String> named =
                story.getMembers().stream().map(Member::getArticleId).collect(Collectors.toSet());
        Map<String, List<Member>> children = new LinkedHashMap<>();
        List<Member> roots = new ArrayList<>();
        for (Member member : story.getMembers()) {
            String parent = member.getParentId();
            // A parent may be withheld, or beyond the members that the record names.
            if (parent == null || !named.contains(parent)) {
                roots.add(member);
            } else {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(member);
            }
        }
        List<String> lines = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        Deque<Branch> open = new ArrayDeque<>();
        roots.forEach(root -> open.addLast(new Branch(root, "", "")));
        while (!open.isEmpty()) {
            Branch branch = open.removeFirst();
            String id = branch.member().getArticleId();
            if (!drawn.add(id)) {
                continue;
            }
            lines.add(member(branch, id.equals(story.getCanonicalId())));
            List<Member> next = children.getOrDefault(id, List.of());
            for (int i = next.size() - 1; i >= 0; i--) {
                boolean last = i == next.size() - 1;
                open.addFirst(new Branch(
                        next.get(i),
                        branch.indent() + (last ? "└─ " : "├─ "),
                        branch.indent() + (last ? "   " : "│  ")));
            }
        }
        return lines;
    }

    private String member(Branch branch, boolean canonical) {
        Member member = branch.member();
        String source = member.getSource();
        String relation = member.getRelation().name().toLowerCase(Locale.ROOT)
                + (member.getRelation() == Relation.ORIGINAL
                        ? ""
                        : String.format(Locale.ROOT, " %.2f", member.getSimilarity()));
        String name = DisplayText.oneLine(
                member.getArticleId() + (source == null ? "" : "  " + source),
                Math.max(MIN_NAME_COLUMNS, columns - branch.prefix().length() - "  ".length() - relation.length()));
        String text = name + "  " + relation;
        return branch.prefix() + (canonical ? terminal.green(text) : text);
    }
}
