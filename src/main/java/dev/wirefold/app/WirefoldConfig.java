package dev.wirefold.app;

import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Releases;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.Usability;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Patience;
import dev.wirefold.registry.RegistryAddress;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.state.SharedRocksDbMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of the application: those of its own, and under {@value #KAFKA_PREFIX} any of Kafka Streams.
 *
 * <p>From a properties file, overridden by the environment, overridden by what is given on the command line.
 */
public final class WirefoldConfig extends AbstractConfig {
    public static final String APPLICATION_ID = "application.id";
    public static final String STATE_DIR = "state.dir";
    public static final String THREADS = "threads";
    public static final String WINDOW_MS = "window.ms";
    public static final String LATENESS_MS = "lateness.ms";
    public static final String TICK_INTERVAL_MS = "tick.interval.ms";
    public static final String THRESHOLD = "similarity.threshold";
    public static final String SAME_PUBLISHER_THRESHOLD = "similarity.threshold.same.publisher";
    public static final String SAMPLES = "fingerprint.samples";
    public static final String MIN_SHARED_SAMPLES = "index.min.shared.samples";
    public static final String MAX_POSTINGS_READ = "index.max.postings.read";
    public static final String MAX_CANDIDATES = "index.max.candidates";
    public static final String MAX_BODY_CHARS = "article.max.body.chars";
    public static final String MAX_MEMBERS_SHOWN = "story.max.members.shown";
    public static final String CLOSED_TOMBSTONE = "story.closed.tombstone";
    public static final String SOURCE_PRIORITY = "story.source.priority";
    public static final String LEXICON_FILES = "lexicon.files";
    public static final String HOUSES_FILES = "houses.files";
    public static final String HOUSES_LEARN = "houses.learn";
    public static final String REGISTRY_URL = RegistrySettings.URL;
    public static final String HTTP_PORT = "http.port";
    public static final String HTTP_HOST = "http.host";
    public static final String READY_MAX_LAG = "ready.max.lag.records";
    public static final String UPGRADE_FROM = "upgrade.from";
    public static final String KAFKA_PREFIX = "kafka.";
    private static final String MS = ".ms";

    private static final String APPLICATION_ID_FORM = "letters, digits, '.', '_' and '-', as it is part of topic names";
    /** Kafka 4.3 warns of its absence at every start; there is no global store that it could matter to. */
    private static final String GLOBAL_EXCEPTION_HANDLER = "processing.exception.handler.global.enabled";

    /** Settings of Kafka Streams that have a name of their own here, or that the protocol rests on. */
    private static final Set<String> OWNED = Set.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            StreamsConfig.STATE_DIR_CONFIG,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG);

    private static final double MILLION = 1_000_000;
    private static final ComparisonRules RULES = ComparisonRules.defaults();
    private static final FingerprintSettings FINGERPRINTS = FingerprintSettings.defaults();
    private static final LineageRules LINEAGE = LineageRules.defaults();
    private static final PipelineSettings.IndexLimits INDEX = PipelineSettings.IndexLimits.defaults();

    /** Every setting with its default and what it means. */
    public static final ConfigDef DEFINITION = RegistrySettings.define(new ConfigDef())
            .define(
                    APPLICATION_ID,
                    ConfigDef.Type.STRING,
                    "wirefold",
                    ConfigDef.LambdaValidator.with(WirefoldConfig::checkApplicationId, () -> APPLICATION_ID_FORM),
                    Importance.HIGH,
                    "Name of the consumer group, and prefix of changelog topics and transactional ids. Instances with one id"
                            + " share the work.")
            .define(
                    STATE_DIR,
                    ConfigDef.Type.STRING,
                    "wirefold-state",
                    SettingRanges.DIRECTORY,
                    Importance.HIGH,
                    "Directory of local state. Each instance on a machine needs one of its own; what is lost there is"
                            + " restored from Kafka.")
            .define(
                    THREADS,
                    ConfigDef.Type.INT,
                    2,
                    Range.between(1, SettingRanges.MAX_THREADS),
                    Importance.MEDIUM,
                    "Threads of this instance; partitions are spread over all threads of all instances.")
            .define(
                    WINDOW_MS,
                    ConfigDef.Type.LONG,
                    LINEAGE.windowMs(),
                    Range.between(1, LineageRules.MAX_MS),
                    Importance.HIGH,
                    "How much older than an article its parent may be, in milliseconds of event time.")
            .define(
                    LATENESS_MS,
                    ConfigDef.Type.LONG,
                    LINEAGE.latenessMs(),
                    Range.between(0, LineageRules.MAX_MS),
                    Importance.MEDIUM,
                    "How far out of order articles may come and still be placed by their own event time, in milliseconds."
                            + " Later ones are moved up.")
            .define(
                    TICK_INTERVAL_MS,
                    ConfigDef.Type.LONG,
                    0L,
                    Range.between(0, SettingRanges.MAX_TICK_INTERVAL_MS),
                    Importance.MEDIUM,
                    "How often this instance tells the wire what time it is by its clock, in milliseconds; 0: never. Set it"
                            + " (1000) on a live wire: embargoes end and stories close on time though no news comes. Leave it"
                            + " at 0 where articles are published with dates of the past, which such ticks would make late.")
            .define(
                    THRESHOLD,
                    ConfigDef.Type.DOUBLE,
                    RULES.thresholdMillionths() / MILLION,
                    SettingRanges.SHARE,
                    Importance.HIGH,
                    "Least similarity of an article to its parent, 0 to 1; " + RULES.shortThresholdPercent()
                            + " % of it is enough where one of the two has fewer than " + RULES.shortWords()
                            + " words.")
            .define(
                    SAME_PUBLISHER_THRESHOLD,
                    ConfigDef.Type.DOUBLE,
                    RULES.samePublisherThresholdMillionths() / MILLION,
                    SettingRanges.SHARE,
                    Importance.MEDIUM,
                    "The same for two articles of one publisher, which share its phrases.")
            .define(
                    SAMPLES,
                    ConfigDef.Type.INT,
                    FINGERPRINTS.samples(),
                    Range.between(1, SettingRanges.MAX_SAMPLES),
                    Importance.LOW,
                    "Weighted MinHash samples of an article. Another number needs a reset, and all articles read again.")
            .define(
                    MIN_SHARED_SAMPLES,
                    ConfigDef.Type.INT,
                    INDEX.minSharedSamples(),
                    Range.between(1, SettingRanges.MAX_SAMPLES),
                    Importance.LOW,
                    "Least number of samples in which a candidate agrees.")
            .define(
                    MAX_POSTINGS_READ,
                    ConfigDef.Type.INT,
                    INDEX.maxPostingsRead(),
                    Range.between(1, SettingRanges.MAX_LOOKED_AT),
                    Importance.LOW,
                    "Articles looked at for each sample, the earliest in the window: so many of the article's own publisher, and so"
                            + " many of all others.")
            .define(
                    MAX_CANDIDATES,
                    ConfigDef.Type.INT,
                    INDEX.maxCandidates(),
                    Range.between(1, SettingRanges.MAX_LOOKED_AT),
                    Importance.LOW,
                    "Candidates of a partition that are compared exactly, the most agreeing: so many of the article's own"
                            + " publisher, and so many of all others.")
            .define(
                    MAX_BODY_CHARS,
                    ConfigDef.Type.INT,
                    Usability.DEFAULT_MAX_BODY_CHARS,
                    Range.between(1, Usability.GREATEST_MAX_BODY_CHARS),
                    Importance.MEDIUM,
                    "Longest text of an article in UTF-16 code units; longer ones go to the dead letters.")
            .define(
                    MAX_MEMBERS_SHOWN,
                    ConfigDef.Type.INT,
                    50,
                    Range.between(1, 200),
                    Importance.MEDIUM,
                    "How many members a published story lists; memberCount is exact in any case.")
            .define(
                    CLOSED_TOMBSTONE,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether a null value follows the last record of a story that closes, so that compaction deletes it. If not,"
                            + " that record says what the story was, and stays for ever.")
            .define(
                    SOURCE_PRIORITY,
                    ConfigDef.Type.LIST,
                    List.of(),
                    Importance.MEDIUM,
                    "Publishers whose articles are preferred as canonical, most preferred first.")
            .define(
                    LEXICON_FILES,
                    ConfigDef.Type.LIST,
                    List.of(),
                    Importance.MEDIUM,
                    "Lexicons made by `wirefold lexicon`, as in de=german.tsv,fr=french.tsv. Other languages but English"
                            + " have stop words alone. Another lexicon needs a reset, and all articles read again.")
            .define(
                    HOUSES_FILES,
                    ConfigDef.Type.LIST,
                    List.of(),
                    Importance.MEDIUM,
                    "Lists made by `wirefold houses` of how usual words are at publishers, as in post.tsv,herald.tsv. Another list"
                            + " needs a reset, and all articles read again.")
            .define(
                    HOUSES_LEARN,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether one instance learns from the wire what publishers repeat, and writes it among the articles, where"
                            + " it counts like an article. Off, it is taken from lists alone. It asks for the right to write"
                            + " articles, and reads articles again.")
            .define(
                    HTTP_PORT,
                    ConfigDef.Type.INT,
                    0,
                    Range.between(0, SettingRanges.MAX_PORT),
                    Importance.MEDIUM,
                    "Port of this instance for /live, /ready and /metrics; 0: none.")
            .define(
                    HTTP_HOST,
                    ConfigDef.Type.STRING,
                    "127.0.0.1",
                    new ConfigDef.NonEmptyString(),
                    Importance.MEDIUM,
                    "Address or name that the port is opened at; 0.0.0.0: all addresses of this machine.")
            .define(
                    READY_MAX_LAG,
                    ConfigDef.Type.LONG,
                    1_000L,
                    Range.between(0, SettingRanges.MAX_LAG_RECORDS),
                    Importance.LOW,
                    "Most records of its partitions that an instance may be behind and call itself ready.")
            .define(
                    UPGRADE_FROM,
                    ConfigDef.Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(WirefoldConfig::checkRelease, WirefoldConfig::releases),
                    Importance.LOW,
                    "Version that instances are upgraded from, one after another. While it is set, this one writes all with the"
                            + " schemas of that version; to be set no more once no instance of that version runs.");

    /** @throws ConfigException when a value is not what its setting allows, or a name is not one of a setting */
    public WirefoldConfig(Map<String, String> settings) {
        super(DEFINITION, inMs(known(settings)), false);
        if (getInt(MIN_SHARED_SAMPLES) > getInt(SAMPLES)) {
            throw new ConfigException(
                    MIN_SHARED_SAMPLES,
                    getInt(MIN_SHARED_SAMPLES),
                    "more than the " + getInt(SAMPLES) + " of " + SAMPLES);
        }
        RegistrySettings.check(this);
    }

    private static Map<String, String> inMs(Map<String, String> settings) {
        Map<String, String> inMs = new HashMap<>(settings);
        inMs.replaceAll((name, value) ->
                !name.startsWith(KAFKA_PREFIX) && name.endsWith(MS) ? Durations.toMs(name, value) : value);
        return inMs;
    }

    /** A value as it is written in a file of settings. */
    public static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    /** Whether a setting's value is nobody's business: passwords, keys, and what has them in it. */
    public static boolean isSecret(String name) {
        return RegistrySettings.isSecret(name)
                || (name.startsWith(KAFKA_PREFIX) && KafkaSettings.isSecret(name.substring(KAFKA_PREFIX.length())));
    }

    /** Whether a setting is one of the schema registry, which all commands that read topics need. */
    public static boolean isOfRegistry(String name) {
        return name.startsWith(RegistrySettings.PREFIX);
    }

    /** Settings that nobody asks for, a line each. */
    public List<String> warnings() {
        return originals().keySet().stream()
                .filter(name -> name.startsWith(KAFKA_PREFIX))
                .filter(name -> !KafkaSettings.isKnown(name.substring(KAFKA_PREFIX.length())))
                .sorted()
                .map(name -> name + " is no setting of Kafka Streams or its clients, and has no effect")
                .toList();
    }

    /** The variables of an environment that are settings: {@code WIREFOLD_WINDOW_MS} is {@code window.ms}. */
    public static Map<String, String> ofEnvironment(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        DEFINITION.names().forEach(name -> {
            String variable = Variables.of(name);
            if (environment.containsKey(variable)) {
                settings.put(name, environment.get(variable));
            }
        });
        return settings;
    }

    public String applicationId() {
        return getString(APPLICATION_ID);
    }

    public Path stateDirectory() {
        return Path.of(getString(STATE_DIR));
    }

    int threads() {
        return getInt(THREADS);
    }

    /** The release with whose schemas all is written; empty: with this program's own. */
    public String upgradeFrom() {
        return getString(UPGRADE_FROM);
    }

    /** Zero: no ticks. */
    Duration tickInterval() {
        return Duration.ofMillis(getLong(TICK_INTERVAL_MS));
    }

    /** Not while instances of a version run that would take what is learned for a damaged article. */
    boolean learnsHouses() {
        return getBoolean(HOUSES_LEARN) && upgradeFrom().isEmpty();
    }

    /** Whether this writes on the wire, be it time or what it has learned. */
    boolean writesArticles() {
        return learnsHouses() || !tickInterval().isZero();
    }

    /**
     * Empty: none.
     *
     * @throws ConfigException when its files can't be used
     */
    Optional<RegistryAddress> registry() {
        return RegistrySettings.address(this);
    }

    /**
     * What values of the public topics are read with, whichever framing they have.
     *
     * @throws ConfigException when the registry's files can't be used
     */
    public Framing reading() {
        return RegistrySettings.reading(this);
    }

    /** 0: none. */
    public int httpPort() {
        return getInt(HTTP_PORT);
    }

    public String httpHost() {
        return getString(HTTP_HOST);
    }

    public long readyMaxLagRecords() {
        return getLong(READY_MAX_LAG);
    }

    /** @param partitions of the articles topic */
    public PipelineSettings pipeline(Topics topics, int partitions) {
        ComparisonRules rules = RULES.withThresholds(millionths(THRESHOLD), millionths(SAME_PUBLISHER_THRESHOLD));
        return new PipelineSettings(
                topics,
                partitions,
                new LineageRules(getLong(WINDOW_MS), getLong(LATENESS_MS), LineageRules.DEFAULT_MAX_SWEPT_AT_ONCE),
                rules,
                FINGERPRINTS.withSamples(getInt(SAMPLES)),
                new PipelineSettings.IndexLimits(
                        getInt(MIN_SHARED_SAMPLES), getInt(MAX_POSTINGS_READ), getInt(MAX_CANDIDATES)),
                getInt(MAX_BODY_CHARS),
                getInt(MAX_MEMBERS_SHOWN),
                !getBoolean(CLOSED_TOMBSTONE),
                getList(SOURCE_PRIORITY),
                Lexicons.with(getList(LEXICON_FILES)),
                HouseLists.of(getList(HOUSES_FILES)),
                learnsHouses() ? Patience.defaults() : Patience.NONE,
                new OpenNlpLanguages(),
                upgradeFrom(),
                Framing.SINGLE_OBJECTS);
    }

    /** @param clientConfig where Kafka is, and how to sign on to it */
    public Map<String, Object> streams(Map<String, Object> clientConfig) {
        Map<String, Object> streams = new HashMap<>(clientConfig);
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId());
        streams.put(StreamsConfig.STATE_DIR_CONFIG, getString(STATE_DIR));
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads());
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(GLOBAL_EXCEPTION_HANDLER, true);
        // The partition assignor makes a StreamsConfig out of the main consumer's settings alone, and that warns, too.
        streams.put(StreamsConfig.mainConsumerPrefix(GLOBAL_EXCEPTION_HANDLER), true);
        streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
        streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // Latency is one commit for each hop: an article is announced, answered, and joins its story.
        streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
        // Each task writes to every mail partition, so a transaction left hanging stalls all readers for this long.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 3_000);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        // A transaction that begins right after another is told to wait (CONCURRENT_TRANSACTIONS); the default is 100
        // ms.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 20);
        streams.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TopicPlan.GREATEST_RECORD_BYTES);
        streams.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), TopicPlan.GREATEST_RECORD_BYTES);
        streams.putAll(originalsWithPrefix(KAFKA_PREFIX));
        return streams;
    }

    private static void checkApplicationId(String name, Object value) {
        if (!value.toString().matches("[a-zA-Z0-9._-]{1,150}")) {
            throw new ConfigException(name, value, "1 to 150 " + APPLICATION_ID_FORM);
        }
    }

    private static void checkRelease(String name, Object value) {
        String release = value.toString();
        if (!release.isEmpty() && !Releases.upgradable().contains(release)) {
            throw new ConfigException(name, value, releases());
        }
    }

    private static String releases() {
        List<String> upgradable = Releases.upgradable();
        String expected = upgradable.isEmpty()
                ? "this version can't go on with the state of any other"
                : "expected a version whose state this one can go on with: " + String.join(", ", upgradable)
                        + "; from others";
        return expected + ", leave it out and start over with: wirefold reset --outputs";
    }

    private int millionths(String name) {
        return (int) Math.round(getDouble(name) * MILLION);
    }

    private static Map<String, String> known(Map<String, String> settings) {
        for (String name : settings.keySet()) {
            if (name.startsWith(KAFKA_PREFIX) && OWNED.contains(name.substring(KAFKA_PREFIX.length()))) {
                throw new ConfigException(
                        name + " can't be set: the pipeline rests on it, or it has a name of its own without "
                                + KAFKA_PREFIX);
            }
            if (!DEFINITION.names().contains(name) && !name.startsWith(KAFKA_PREFIX)) {
                throw new ConfigException("There is no setting " + name + "; there are "
                        + String.join(", ", DEFINITION.names().stream().sorted().toList())
                        + ", and those of Kafka Streams with " + KAFKA_PREFIX + " before their name.");
            }
        }
        return settings;
    }
}
