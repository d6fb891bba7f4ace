package dev.wirefold.bench;

import dev.wirefold.bench.GeneratedWire.Shape;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.HouseWire;
import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import dev.wirefold.core.fingerprint.SharedData;
import dev.wirefold.topology.SubmissionReader;
import dev.wirefold.wire.LabelledWire;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A labelled wire to compare on.
 *
 * @param articles in the order of time
 */
record ComparedWire(String name, List<Labelled> articles) {
    private static final long SEED = 1;

    /** The labelled articles that are not part of the project, or a made wire where they are not at hand. */
    static ComparedWire labelled() {
        return SharedData.find("data/dev_wire.jsonl")
                .map(file -> new ComparedWire("labelled wire", read(file)))
                .orElseGet(ComparedWire::made);
    }

    static ComparedWire made() {
        return new ComparedWire("made wire with houses", HouseWire.articles(SEED));
    }

    /** Articles of the usual length without labels. */
    static List<ArticleText> texts(int count) {
        var wire = new GeneratedWire(Shape.of(SEED, 1));
        List<ArticleText> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(SubmissionReader.text(wire.next().article()));
        }
        return texts;
    }

    private static List<Labelled> read(Path file) {
        List<Labelled> articles = new ArrayList<>();
        for (LabelledWire.Labelled article : LabelledWire.read(file).inTimeOrder()) {
            @Nullable String label = article.label();
            if (label != null) {
                long timeMs = article.incoming().eventTimeOr(Instant.EPOCH).toEpochMilli();
                articles.add(new Labelled(
                        new Node(timeMs, article.id(), 0),
                        SubmissionReader.text(article.incoming().article()),
                        label));
            }
        }
        return articles;
    }
}
