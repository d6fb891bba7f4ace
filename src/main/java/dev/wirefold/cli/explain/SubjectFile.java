package dev.wirefold.cli.explain;

import dev.wirefold.UserErrorException;
import dev.wirefold.explain.Subject;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.format.Formats;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the one article of a file, with what a manifest beside it says. */
final class SubjectFile implements ArticleSink {
    private final List<Incoming> articles = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private SubjectFile() {}

    /**
     * The articles of two files, called by their ids where those tell them apart.
     *
     * @throws UserErrorException when a file can't be read or holds another number of articles than one
     */
    static List<Subject> read(Path first, Path second) {
        Subject a = read(first);
        Subject b = read(second);
        return a.name().equals(b.name())
                ? List.of(a.called(first.toString()), b.called(second.toString()))
                : List.of(a, b);
    }

    private static Subject read(Path file) {
        SubjectFile sink = new SubjectFile();
        Formats.reader(sink).read(file);
        if (!sink.refusals.isEmpty()) {
            throw new UserErrorException(sink.refusals.get(0).toString());
        }
        if (sink.articles.size() != 1) {
            throw new UserErrorException(
                    file + " has " + sink.articles.size() + " articles; two files of one article each can be compared");
        }
        Incoming incoming = sink.articles.get(0);
        Instant unknown = Instant.MAX;
        Instant time = incoming.eventTimeOr(unknown);
        return Subject.of(incoming.article().getId(), incoming.article(), time.equals(unknown) ? null : time);
    }

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
        // What is no field of an article takes no part in a comparison.
    }
}
