package dev.wirefold.topology;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.RecordHeader;
import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.avro.internal.LedgerRecord;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.fingerprint.Sentences;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Joining;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.Decided.Order;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.House;
import dev.wirefold.core.lineage.Kindred;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.story.CanonicalRule;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import dev.wirefold.core.story.StoryHead;
import dev.wirefold.core.tree.Bond;
import dev.wirefold.core.tree.Tie;
import dev.wirefold.core.tree.Told;
import dev.wirefold.core.watermark.Wave;
import dev.wirefold.topology.codec.Enrolled;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.codec.PublicRecords;
import dev.wirefold.topology.codec.StateCodec;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One value of each type that is written to a topic or a store, no field of it left out, and the bytes that released versions
 * wrote for it.
 *
 * <p>With each release whose schemas differ, {@link #main} writes the bytes of that release down for good. What is there
 * already is never written again: it stands for what lies in topics.
 */
public final class Samples {
    private static final Path DIRECTORY = Path.of("src/test/resources/dev/wirefold/topology/samples");

    private static final long PLACE = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
    private static final Node CHILD = new Node(PLACE + 60_000, "ferry-2", 3);
    private static final Node PARENT = new Node(PLACE, "ferry-1", 1);
    private static final StoryId STORY = new StoryId("ferry-1", PLACE);
    private static final StoryId OTHER = new StoryId("harbour~1", PLACE - 5);
    private static final Links LINKS = new Links(List.of(-3, 5), List.of(7), List.of(11, 13));
    private static final Card CARD = new Card(
            "Harbour Post",
            "Ferry leaves – späť",
            "A. Writer",
            "PORT ELLERY",
            "en",
            "https://example.org/ferry",
            "© Harbour Post",
            PLACE - 1_000,
            7L,
            21,
            true,
            PLACE + 3_600_000,
            LINKS,
            false,
            null);
    private static final Fingerprint FINGERPRINT = Fingerprint.ofParts(
            "v1",
            "en",
            "harbour post",
            new int[] {-70_000, -1, 5, 900_000},
            new byte[] {1, (byte) 200, 3, 4},
            new int[] {-9, 8},
            new int[] {42},
            6,
            LINKS);
    private static final Standing STANDING = Standing.alone(STORY);
    private static final Standing JOINED_STANDING = new Standing(OTHER, STORY);
    private static final Parent BEST =
            new Parent(PARENT, 4, new Likeness(500_000, 510_000, 520_000, 530_000), Relation.REWRITE, STANDING);
    private static final Pair PAIR = new Pair(PARENT, CHILD);
    private static final Joined JOINED = new Joined(OTHER, new Joining(OTHER, 3, List.of(PAIR)));
    private static final Mail.Offered OFFERED = new Mail.Offered(STORY, OTHER, OTHER, 7, List.of(PAIR));
    private static final Member MEMBER =
            new Member(CHILD, CARD, "The ferry left at 10.", "ferry-1", Relation.EXCERPT, 510_000, 0, true);

    private static final Member LATER_MEMBER = new Member(
            CHILD,
            new Card(
                    "Harbour Post", null, null, null, null, null, null, PLACE, null, 21, true, null, LINKS, true, null),
            null,
            "ferry-1",
            Relation.REWRITE,
            510_000,
            620_000,
            false);

    private static final Decision JOIN_DECISION =
            new Decision(Decision.Kind.JOIN, "ferry-9", "A. Desk", "the same ferry", PLACE + 7);

    private static final Fingerprint JOINED_BY_EDITOR = FINGERPRINT.withRuling(JOIN_DECISION.ruling());

    private static final Fingerprint WITH_SENTENCES = FINGERPRINT.withSentences(Sentences.ofParts(
            new int[] {0, 200, 65_535}, new int[] {300, 0, 2}, new int[] {7, 0, 900}, new int[] {0, 8, 901}));

    /** Types of values that no release has written yet. */
    static final Set<String> UNRELEASED = Set.of(
            "MembershipDecided",
            "StoryEventNotHonoured",
            "state-FingerprintJoinedByEditor",
            "state-TextDecided",
            "state-EntryDecided",
            "state-TextLate",
            "state-Decided",
            "state-FingerprintWithSentences",
            "state-EntryInJoinedTree",
            "state-Kindred",
            "state-Enrolled",
            "state-Tie",
            "state-Bond",
            "state-Told",
            "state-KeptHouse",
            "state-HeadOfVersions",
            "state-MemberOfVersions",
            "MembershipOfJoinedTree",
            "mail-Withdrawn",
            "mail-Find",
            "mail-Adopt",
            "mail-Enrol",
            "mail-Found",
            "mail-Court",
            "mail-Offered",
            "mail-AnnounceOfTrees",
            "mail-MatchOfTrees",
            "mail-InStoryOfTrees",
            "mail-JoinOfTrees",
            "mail-LeaveOfTrees",
            "mail-AdoptOfTrees",
            "mail-EnrolOfTrees",
            "mail-FoundOfTrees");

    /** How a value of one type is read and written. */
    record Format(Function<byte[], Object> reader, Function<Object, byte[]> writer) {}

    /** @param type names the type in file names */
    record Sample(String type, Object value, Format format) {}

    private Samples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        samples.addAll(published());
        samples.addAll(state());
        samples.addAll(mail());
        return samples;
    }

    private static List<Sample> published() {
        AvroClasses.trust();
        Article article = Article.newBuilder()
                .setId("ferry-2")
                .setSource("Harbour Post")
                .setHeadline("Ferry leaves")
                .setByline("A. Writer")
                .setDateline("PORT ELLERY")
                .setLanguage("en")
                .setBody("The ferry left at 10.")
                .setUrl("https://example.org/ferry")
                .setPublishedAt(Instant.ofEpochMilli(PLACE))
                .setEmbargoedUntil(Instant.ofEpochMilli(PLACE + 3_600_000))
                .setRevision(7L)
                .setStatus(ArticleStatus.WITHHELD)
                .setCopyright("© Harbour Post")
                .build();
        Membership membership = PublicRecords.of(
                "ferry-2",
                new dev.wirefold.core.lineage.Membership(
                        STORY, PLACE, "ferry-1", Relation.REPRINT, 900_000, 910_000, 920_000, 7L, null, null));
        Story story = new Story(
                STORY, Story.Status.LIVE, 12, OTHER, MEMBER, CanonicalRule.EARLIEST, 1, List.of(MEMBER.withoutBody()));
        StoryEvent event = new StoryEvent(StoryEvent.Type.LEFT, STORY, "ferry-2", OTHER, 3, 12, PLACE, null);
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNDECODABLE)
                .setMessage("not a record of a known schema")
                .setTopic("articles")
                .setPartition(1)
                .setOffset(99)
                .setTimestamp(PLACE)
                .setKey(ByteBuffer.wrap(new byte[] {1, 2}))
                .setValue(ByteBuffer.wrap(new byte[] {3}))
                .setHeaders(List.of(new RecordHeader("h", ByteBuffer.wrap(new byte[] {4}))))
                .build();
        return List.of(
                new Sample("Article", article, avro(new AvroCodec<Article>(Article.getClassSchema()), Article.class)),
                new Sample(
                        "Membership",
                        membership,
                        avro(new AvroCodec<Membership>(Membership.getClassSchema()), Membership.class)),
                new Sample(
                        "MembershipOfJoinedTree",
                        PublicRecords.of(
                                "ferry-2",
                                new dev.wirefold.core.lineage.Membership(
                                        STORY, PLACE, null, Relation.ORIGINAL, 0, 0, 0, 7L, JOINED.joining(), null)),
                        avro(new AvroCodec<Membership>(Membership.getClassSchema()), Membership.class)),
                new Sample(
                        "MembershipDecided",
                        PublicRecords.of(
                                "ferry-2",
                                new dev.wirefold.core.lineage.Membership(
                                        STORY,
                                        PLACE,
                                        "ferry-9",
                                        Relation.DECIDED,
                                        1_000,
                                        0,
                                        0,
                                        7L,
                                        null,
                                        JOIN_DECISION)),
                        avro(new AvroCodec<Membership>(Membership.getClassSchema()), Membership.class)),
                new Sample(
                        "StoryEventNotHonoured",
                        PublicRecords.of(
                                new Unhonoured("ferry-2", null, JOIN_DECISION, Unhonoured.Reason.NOT_JOINED), PLACE),
                        avro(
                                new AvroCodec<dev.wirefold.avro.StoryEvent>(
                                        dev.wirefold.avro.StoryEvent.getClassSchema()),
                                dev.wirefold.avro.StoryEvent.class)),
                new Sample(
                        "Story",
                        PublicRecords.of(story),
                        avro(
                                new AvroCodec<dev.wirefold.avro.Story>(dev.wirefold.avro.Story.getClassSchema()),
                                dev.wirefold.avro.Story.class)),
                new Sample(
                        "StoryEvent",
                        PublicRecords.of(event),
                        avro(
                                new AvroCodec<dev.wirefold.avro.StoryEvent>(
                                        dev.wirefold.avro.StoryEvent.getClassSchema()),
                                dev.wirefold.avro.StoryEvent.class)),
                new Sample(
                        "DeadLetter",
                        letter,
                        avro(new AvroCodec<DeadLetter>(DeadLetter.getClassSchema()), DeadLetter.class)));
    }

    private static List<Sample> state() {
        var codec = new StateCodec();
        var membership = new dev.wirefold.core.lineage.Membership(
                STORY, PLACE, "ferry-1", Relation.REPRINT, 900_000, 910_000, 920_000, 7L, null, null);
        var entry = new Entry(
                CHILD,
                4,
                5,
                BigInteger.valueOf(0b1010),
                BEST,
                STANDING,
                membership,
                7L,
                Entry.Presence.HIDDEN,
                PLACE + 3_600_000,
                null,
                null);
        var joined = entry(membership);
        var clock = new ClockRecord(
                PLACE,
                17L,
                4,
                "fingerprints of long ago",
                "rules of long ago",
                new LedgerRecord(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L),
                -1L,
                -1L,
                -1L,
                List.of());
        var wave = new Wave(List.of(-1L, PLACE), PLACE, 3, 1, BigInteger.TWO, 10, 9, 8, PLACE);
        var head = new StoryHead(STORY, 5, 4, 3, 2, PARENT, CHILD, OTHER, CanonicalRule.ONLY, -1);
        var headOfVersions =
                new StoryHead(STORY, 5, 4, 3, 2, CHILD, PARENT, OTHER, CanonicalRule.LATEST_VERSION, PLACE + 60_000);
        return List.of(
                new Sample("state-EntryInJoinedTree", joined, format(codec::entry, codec::encode, Entry.class)),
                new Sample("state-Entry", entry, format(codec::entry, codec::encode, Entry.class)),
                new Sample(
                        "state-Text",
                        new Content(PLACE, CARD, "The ferry left at 10."),
                        format(codec::text, codec::encode, Content.class)),
                new Sample(
                        "state-Fingerprint", FINGERPRINT, format(codec::fingerprint, codec::encode, Fingerprint.class)),
                new Sample(
                        "state-FingerprintWithSentences",
                        WITH_SENTENCES,
                        format(codec::fingerprint, codec::encode, Fingerprint.class)),
                new Sample("state-Clock", clock, format(codec::clock, codec::encode, ClockRecord.class)),
                new Sample("state-Wave", wave, format(codec::wave, codec::encode, Wave.class)),
                new Sample("state-Head", head, format(codec::head, codec::encode, StoryHead.class)),
                new Sample("state-HeadOfVersions", headOfVersions, format(codec::head, codec::encode, StoryHead.class)),
                new Sample("state-MemberOfVersions", LATER_MEMBER, format(codec::member, codec::encode, Member.class)),
                new Sample("state-Member", MEMBER, format(codec::member, codec::encode, Member.class)),
                new Sample(
                        "state-Kindred",
                        new Kindred(List.of(new Kin(PARENT, 500_000)), true),
                        format(codec::kindred, codec::encode, Kindred.class)),
                new Sample(
                        "state-Enrolled",
                        new Enrolled(CHILD, List.of(PARENT)),
                        format(codec::enrolled, codec::encode, Enrolled.class)),
                new Sample("state-Tie", new Tie(OTHER), format(codec::tie, codec::encode, Tie.class)),
                new Sample(
                        "state-Bond",
                        new Bond(true, List.of(new Pair(PARENT, CHILD)), OFFERED),
                        format(codec::bond, codec::encode, Bond.class)),
                new Sample("state-Told", new Told(CHILD, JOINED), format(codec::told, codec::encode, Told.class)),
                new Sample(
                        "state-FingerprintJoinedByEditor",
                        JOINED_BY_EDITOR,
                        format(codec::fingerprint, codec::encode, Fingerprint.class)),
                new Sample(
                        "state-TextDecided",
                        new Content(PLACE, CARD, "The ferry left at 10.").decided(JOIN_DECISION),
                        format(codec::text, codec::encode, Content.class)),
                new Sample(
                        "state-TextLate",
                        new Content(PLACE, CARD, "The ferry left at 10.").late(),
                        format(codec::text, codec::encode, Content.class)),
                new Sample(
                        "state-EntryDecided",
                        entry(membership.with(7L, JOIN_DECISION)),
                        format(codec::entry, codec::encode, Entry.class)),
                new Sample(
                        "state-Decided",
                        new Decided(
                                "ferry-2", List.of(new Order(PLACE, JOIN_DECISION), new Order(PLACE + 9, null)), true),
                        format(codec::decided, codec::encode, Decided.class)),
                new Sample("state-KeptHouse", house(), format(codec::house, codec::encode, House.class)));
    }

    private static Entry entry(dev.wirefold.core.lineage.Membership published) {
        var joining = new dev.wirefold.core.lineage.Membership(
                STORY, PLACE, null, Relation.ORIGINAL, 0, 0, 0, 7L, JOINED.joining(), published.decision());
        return new Entry(
                CHILD,
                4,
                5,
                BigInteger.ZERO,
                null,
                JOINED_STANDING,
                joining,
                published.revision(),
                Entry.Presence.PRESENT,
                null,
                OTHER,
                JOINED);
    }

    private static House house() {
        HouseWords words = HouseWords.of(Map.of(-9, Usage.COMMON, 8, Usage.FREQUENT, 900_000, Usage.ORDINARY));
        return new House(new LearnedHouse("coast news", 12, PLACE, 40, words), CHILD);
    }

    private static List<Sample> mail() {
        var codec = new MailCodec();
        Format format = format(bytes -> whole(codec.decode(bytes)), codec::encode, Envelope.class);
        return Stream.concat(
                        messages().stream().map(message -> sample("", message, format)),
                        messagesOfTrees().stream().map(message -> sample("OfTrees", message, format)))
                .toList();
    }

    /** Of an announcement a part is read when it is asked for. */
    private static Envelope whole(Envelope read) {
        if (read.mail() instanceof Mail.Announce announcement) {
            Objects.requireNonNull(announcement.fingerprint().features());
        }
        return read;
    }

    private static Sample sample(String suffix, Mail message, Format format) {
        return new Sample("mail-" + message.getClass().getSimpleName() + suffix, new Envelope(6, message), format);
    }

    /** With what only trees need. */
    private static List<Mail> messagesOfTrees() {
        Parent joined = BEST.in(JOINED_STANDING);
        return List.of(
                new Mail.Announce(CHILD, 4, 5, FINGERPRINT, true, true, FINGERPRINT),
                new Mail.Match(2, CHILD, 5, joined, true, List.of(new Kin(PARENT, 500_000))),
                new Mail.InStory(CHILD, 5, PARENT, JOINED_STANDING),
                new Mail.Join(STORY, MEMBER, List.of(PARENT)),
                new Mail.Leave(STORY, CHILD, OTHER, true),
                new Mail.Adopt(CHILD, null),
                new Mail.Enrol(STORY, CHILD, null),
                new Mail.Found(STORY, PARENT, null));
    }

    private static List<Mail> messages() {
        return List.of(
                new Mail.Announce(CHILD, 4, 5, FINGERPRINT, true, true, null),
                new Mail.Match(2, CHILD, 5, BEST, true, List.of()),
                new Mail.Follow(CHILD, 5, PARENT, 4),
                new Mail.Unfollow(CHILD, 5, PARENT),
                new Mail.InStory(CHILD, 5, PARENT, STANDING),
                new Mail.Gone(CHILD, 5, PARENT),
                new Mail.Join(STORY, MEMBER, null),
                new Mail.Leave(STORY, CHILD, OTHER, false),
                new Mail.Retire(STORY, CHILD),
                new Mail.Dismiss(STORY, CHILD),
                new Mail.Withdrawn(CHILD, FINGERPRINT),
                new Mail.Find(PARENT, STORY, true),
                new Mail.Adopt(CHILD, JOINED),
                new Mail.Enrol(STORY, CHILD, List.of(PARENT)),
                new Mail.Found(STORY, PARENT, OTHER),
                new Mail.Court(OTHER, STORY, true),
                OFFERED,
                new Mail.Sweep(2),
                new Mail.Want(STORY, CHILD),
                new Mail.Time(2, PLACE),
                new Mail.Count(6, 1),
                new Mail.Counted(2, 6, 1, 10, 9, PLACE),
                new Mail.Settled(PLACE));
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> Format avro(AvroCodec<T> codec, Class<T> type) {
        return format(codec::decode, codec::encode, type);
    }

    private static <T> Format format(Function<byte[], T> reader, Function<T, byte[]> writer, Class<T> type) {
        return new Format(reader::apply, value -> writer.apply(type.cast(value)));
    }

    /** The bytes that a release wrote, by type; none when it is not known. */
    public static Map<String, byte[]> bytes(String release) throws IOException {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (Sample sample : all()) {
            Path file = file(release, sample);
            if (Files.exists(file)) {
                bytes.put(sample.type(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private static Path file(String release, Sample sample) {
        return DIRECTORY.resolve(release).resolve(sample.type() + ".avro");
    }

    /** {@code Samples RELEASE}: writes down what this program writes, as that release, where nothing is yet. */
    public static void main(String[] release) throws IOException {
        Set<String> known = bytes(release[0]).keySet();
        for (Sample sample : all()) {
            if (!known.contains(sample.type())) {
                Path file = file(release[0], sample);
                Files.createDirectories(file.resolveSibling("."));
                Files.write(file, sample.format().writer().apply(sample.value()));
            }
        }
        System.out.write(("written to " + DIRECTORY.resolve(release[0]) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
