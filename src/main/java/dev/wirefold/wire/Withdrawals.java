package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.core.text.LetterCase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what is withdrawn on the wire is withdrawn: a kill also withdraws the articles that it says it is derived
 * from, and a note to editors that kills another item becomes the kill of that item and is no article itself. One that names no item is refused. Takes
 * unprintable characters out on the way.
 */
final class Withdrawals extends ForwardingSink {
    /** Of so many articles that came last the id, publisher and time are known. */
    static final int MAX_ARTICLES_KNOWN = 200_000;

    static final String NOTE = "a note that withdraws an article; it is published as a kill, not as an article";
    static final String NAMES_NONE =
            "a note that withdraws an article, but names none by an id; withdraw it by a kill of its id";
    static final String OTHER_PUBLISHER = "a kill names an article of another publisher, which stays";

    /** By id in lower case: notes write ids in capitals. */
    private final Map<String, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_ARTICLES_KNOWN;
        }
    };

    private record Known(
            String id, @Nullable String source, @Nullable Instant eventTime) {}

    Withdrawals(ArticleSink next) {
        super(next);
    }

    @Override
    public void article(Incoming incoming) {
        Article article = PrintableText.of(incoming.article());
        Incoming clean = new Incoming(incoming.where(), article, incoming.eventTime());
        if (clean.isKill()) {
            kill(clean);
            article.getDerivedFrom().stream()
                    .filter(id -> !id.equals(article.getId()))
                    .forEach(id -> killOther(clean, id));
            return;
        }
        Set<String> withdrawn = KillNote.idsIn(article, this::knownAs);
        if (withdrawn == null && BareNote.is(article)) {
            bareNote(clean);
        } else if (withdrawn == null) {
            known.put(key(article.getId()), new Known(article.getId(), article.getSource(), time(clean)));
            next().article(clean);
        } else {
            next().noticed(NOTE);
            Set<String> ids = new LinkedHashSet<>(withdrawn);
            if (ids.isEmpty() || known.containsKey(key(article.getId()))) {
                ids.add(article.getId());
            }
            ids.forEach(id -> kill(killOf(clean, id)));
        }
    }

    /** Under the id of an article it can only mean that one. */
    private void bareNote(Incoming note) {
        String id = note.article().getId();
        if (known.containsKey(key(id))) {
            next().noticed(NOTE);
            kill(killOf(note, id));
        } else {
            next().refused(Refusal.of(note, NAMES_NONE));
        }
    }

    /** As it was published, or null. */
    private @Nullable String knownAs(String id) {
        Known found = known.get(key(id));
        return found == null ? null : found.id();
    }

    private void killOther(Incoming kill, String id) {
        Known other = known.get(key(id));
        String source = kill.article().getSource();
        if (other != null && other.source() != null && source != null && !source.equals(other.source())) {
            next().noticed(OTHER_PUBLISHER);
        } else {
            kill(killOf(kill, id));
        }
    }

    /** One that does not say when it comes has the time of what it kills, so that the wire's time does not leap. */
    private void kill(Incoming kill) {
        Known killed = known.get(key(kill.article().getId()));
        Instant time = kill.isDated() || killed == null ? null : killed.eventTime();
        next().article(time == null ? kill : new Incoming(kill.where(), kill.article(), time));
    }

    private static Incoming killOf(Incoming source, String id) {
        Article kill = Article.newBuilder()
                .setId(id)
                .setSource(source.article().getSource())
                .setStatus(ArticleStatus.CANCELED)
                .build();
        return new Incoming(source.where(), kill, time(source));
    }

    private static @Nullable Instant time(Incoming incoming) {
        return incoming.isDated() ? incoming.eventTimeOr(Instant.MAX) : null;
    }

    private static String key(String id) {
        return LetterCase.lower(id);
    }
}
