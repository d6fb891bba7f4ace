package dev.wirefold.wire;

/** Hands on all that it is told; who changes some of it says so for that alone. */
public abstract class ForwardingSink implements ArticleSink {
    private final ArticleSink next;

    protected ForwardingSink(ArticleSink next) {
        this.next = next;
    }

    protected final ArticleSink next() {
        return next;
    }

    @Override
    public void article(Incoming incoming) {
        next.article(incoming);
    }

    @Override
    public void refused(Refusal refusal) {
        next.refused(refusal);
    }

    @Override
    public void unknownField(String name) {
        next.unknownField(name);
    }

    @Override
    public void noticed(String notice) {
        next.noticed(notice);
    }

    @Override
    public void reading(String input) {
        next.reading(input);
    }
}
