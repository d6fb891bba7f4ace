package dev.wirefold.topology;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.Usability;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Explainer;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.Houses;
import dev.wirefold.core.fingerprint.WireLearner;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.lineage.DeskState;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Patience;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.partition.Output;
import dev.wirefold.core.partition.Partition;
import dev.wirefold.core.story.Election;
import dev.wirefold.core.story.StoryState;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.tree.TreeState;
import dev.wirefold.core.watermark.WatermarkState;
import dev.wirefold.topology.state.PartitionRow;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All settings of one pipeline, checked, and what is made of them: the parts of each task.
 *
 * @param partitions of the articles and the mail topic
 * @param maxBodyChars longer articles go to the dead letters, UTF-16 code units
 * @param maxMembersShown how many members a published story lists
 * @param closedStay whether the last record of a story that closes says what the story was, and stays
 * @param publisherPriority publishers whose articles are preferred as canonical, most preferred first
 * @param lexicons by language, primary subtag
 * @param houses how usual words are at publishers
 * @param patience how long articles wait for what may be learned of their publishers
 * @param languages asked for the language of articles that do not say theirs
 * @param upgradeFrom the release with whose schemas all is written; empty: with this program's own
 * @param framing of what is published, and of articles
 */
public record PipelineSettings(
        Topics topics,
        int partitions,
        LineageRules lineage,
        ComparisonRules rules,
        FingerprintSettings fingerprints,
        IndexLimits index,
        int maxBodyChars,
        int maxMembersShown,
        boolean closedStay,
        List<String> publisherPriority,
        Map<String, Lexicon> lexicons,
        Houses houses,
        Patience patience,
        LanguageDetector languages,
        String upgradeFrom,
        Framing framing) {
    /** How often what was learned is told again, before it is forgotten, on a wire that goes on as it was. */
    private static final int HOUSES_RENEWED = 2;

    /**
     * Limits of the index of samples.
     *
     * @param minSharedSamples least number of samples that a candidate agrees in
     * @param maxPostingsRead articles looked at for each sample: of the same publisher, and again of all others
     * @param maxCandidates candidates compared exactly: of the same publisher, and again of all others
     */
    public record IndexLimits(int minSharedSamples, int maxPostingsRead, int maxCandidates) {
        /** Never written down and never the same: articles can't be made to collide in an index whose order nobody knows. */
        private static final long INDEX_SEED = new SecureRandom().nextLong();

        /**
         * Where they come from: in two of 160 samples 13 of a million unrelated articles agree by chance, in three none
         * ({@code wirefold bench growth}). {@code QualityTables} counts the answers that the other two limits cut short: none.
         */
        public static IndexLimits defaults() {
            return new IndexLimits(3, 256, 32);
        }

        public SampleIndex empty() {
            return new SampleIndex(minSharedSamples, maxPostingsRead, maxCandidates, INDEX_SEED);
        }
    }

    public PipelineSettings {
        publisherPriority = List.copyOf(publisherPriority);
        lexicons = Map.copyOf(lexicons);
    }

    /**
     * Compares two articles as the desk does, and says why it comes to what it does.
     *
     * @param first the one that may be the parent of the second
     * @param learned what the wire says of publishers
     */
    public Explanation explain(Article first, Article second, LearnedHouses learned) {
        return new Explainer(fingerprinter(), rules, fingerprints, learned::words)
                .explain(SubmissionReader.text(first), SubmissionReader.text(second));
    }

    public PipelineSettings with(Framing other) {
        return new PipelineSettings(
                topics,
                partitions,
                lineage,
                rules,
                fingerprints,
                index,
                maxBodyChars,
                maxMembersShown,
                closedStay,
                publisherPriority,
                lexicons,
                houses,
                patience,
                languages,
                upgradeFrom,
                other);
    }

    /** Names all that a fingerprint depends on. */
    public String fingerprintVersion() {
        return fingerprinter().version();
    }

    /** When trees are joined. */
    public JoinRules joining() {
        return JoinRules.defaults();
    }

    /** All that stories depend on. What is no setting is named as what it is. */
    DecisiveSettings decisive() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("window.ms", Long.toString(lineage.windowMs()));
        all.put("lateness.ms", Long.toString(lineage.latenessMs()));
        all.put("similarity.threshold", share(rules.thresholdMillionths()));
        all.put("similarity.threshold.same.publisher", share(rules.samePublisherThresholdMillionths()));
        all.put("index.min.shared.samples", Integer.toString(index.minSharedSamples()));
        all.put("fingerprint.samples", Integer.toString(fingerprints.samples()));
        all.put(
                "lexicon.files",
                lexicons.values().stream().map(Lexicon::version).sorted().collect(Collectors.joining("+")));
        all.put("houses.files", houses.version());
        all.put(
                "version of the program",
                Integer.toHexString(Objects.hash(
                        rules.withThresholds(0, 0).toString(), joining().toString())));
        return new DecisiveSettings(all);
    }

    private static String share(int millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    public PartitionRow.Provenance provenance() {
        return new PartitionRow.Provenance(
                topics, partitions, fingerprintVersion(), decisive().text());
    }

    public Partition partition(
            int home, DeskState desk, StoryState stories, TreeState trees, WatermarkState watermark, Output output) {
        var settings = new Partition.Rules(
                lineage,
                joining(),
                new Comparison(rules),
                rereading(),
                patience,
                new Election(publisherPriority),
                maxMembersShown,
                closedStay);
        return new Partition(home, partitions, settings, index.empty(), desk, stories, trees, watermark, output);
    }

    public SubmissionReader reader() {
        return new SubmissionReader(fingerprinter(), usabilityLimits(), framing);
    }

    Usability.Limits usabilityLimits() {
        return new Usability.Limits(maxBodyChars, lineage.retentionMs());
    }

    /** Learns from the wire what its publishers repeat. */
    public WireStudent student() {
        var learner = new WireLearner(
                fingerprinter(), WireLearner.DEFAULT_MAX_ARTICLES, lineage.housesKeptMs() / HOUSES_RENEWED);
        return new WireStudent(this, reader(), learner);
    }

    /** Makes fingerprints anew as more is learned of publishers; serves one thread. */
    public Rereading rereading() {
        return Rereading.by(fingerprinter());
    }

    private Fingerprinter fingerprinter() {
        return new Fingerprinter(lexicons, houses, fingerprints, languages);
    }
}
