package dev.wirefold.cli.evaluate;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.score.PairScore.Judgement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Judged pairs of articles: a heading, then lines of id, id, and 1 or 0, parted by tabs; more columns may follow. */
final class PairsFile {
    private PairsFile() {}

    /** @throws UserErrorException naming the first line that is no such */
    static List<Judgement> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserErrorException("--pairs: " + file + " can't be read: " + FileFault.of(e), e);
        }
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                judgements.add(judgement(file, i + 1, lines.get(i)));
            }
        }
        return judgements;
    }

    private static Judgement judgement(Path file, int number, String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 3 || !(columns[2].startsWith("0") || columns[2].startsWith("1"))) {
            throw new UserErrorException("--pairs: " + file + ":" + number
                    + ": expected two ids and 1 (one story) or 0 (not), parted by tabs, got "
                    + DisplayText.oneLine(line, 80));
        }
        return new Judgement(columns[0], columns[1], columns[2].startsWith("1"));
    }
}
