package dev.wirefold.wire;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a source hands over, for assertions. */
public final class CollectedReadings implements ArticleSink {
    public final List<Incoming> articles = new ArrayList<>();
    public final List<Refusal> refusals = new ArrayList<>();
    public final List<String> unknownFields = new ArrayList<>();
    public final List<String> notices = new ArrayList<>();

    @Override
    public void article(Incoming incoming) {
        articles.add(incoming);
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public void unknownField(String name) {
        unknownFields.add(name);
    }

    @Override
    public void noticed(String notice) {
        notices.add(notice);
    }

    public List<String> ids() {
        return articles.stream().map(incoming -> incoming.article().getId()).toList();
    }

    public Incoming only() {
        if (articles.size() != 1 || !refusals.isEmpty()) {
            throw new AssertionError("expected one article, got " + articles + " and refused " + refusals);
        }
        return articles.get(0);
    }
}
