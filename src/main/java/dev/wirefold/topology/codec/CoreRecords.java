package dev.wirefold.topology.codec;

import dev.wirefold.avro.internal.CardRecord;
import dev.wirefold.avro.internal.FingerprintRecord;
import dev.wirefold.avro.internal.LinksRecord;
import dev.wirefold.avro.internal.MemberRecord;
import dev.wirefold.avro.internal.NodeRecord;
import dev.wirefold.avro.internal.ParentRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.RareWords;
import dev.wirefold.core.fingerprint.Relation;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The values that mail and state have in common ↔ their Avro records. */
public final class CoreRecords {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private CoreRecords() {}

    static NodeRecord of(Node node) {
        return new NodeRecord(node.eventTimeMs(), node.id(), node.home());
    }

    static Node node(NodeRecord row) {
        return new Node(row.getPlace(), row.getId(), row.getHome());
    }

    static @Nullable String text(@Nullable StoryId story) {
        return story == null ? null : story.toString();
    }

    static @Nullable StoryId story(@Nullable String text) {
        return text == null ? null : StoryId.parse(text);
    }

    static ParentRecord of(Parent parent) {
        Likeness likeness = parent.likeness();
        return new ParentRecord(
                of(parent.node()),
                parent.textNumber(),
                likeness.score(),
                likeness.similarity(),
                likeness.containmentOfFirst(),
                likeness.containmentOfSecond(),
                parent.relation().name(),
                TreeRecords.story(parent.standing()),
                TreeRecords.tree(parent.standing()));
    }

    static Parent parent(ParentRecord row) {
        return new Parent(
                node(row.getNode()),
                row.getRev(),
                new Likeness(row.getScore(), row.getSimilarity(), row.getContainment(), row.getParentContainment()),
                Relation.valueOf(row.getRelation()),
                TreeRecords.standing(row.getStory(), row.getTree()));
    }

    static CardRecord of(Card card) {
        return new CardRecord(
                card.publisher(),
                card.headline(),
                card.byline(),
                card.dateline(),
                card.language(),
                card.url(),
                card.copyright(),
                card.publishedAtMs(),
                card.revision(),
                card.bodyChars(),
                card.usable(),
                card.embargoedUntilMs(),
                of(card.links()),
                card.laterVersion(),
                DecisionRecords.of(card.decision()));
    }

    static Card card(CardRecord row) {
        return new Card(
                row.getSource(),
                row.getHeadline(),
                row.getByline(),
                row.getDateline(),
                row.getLanguage(),
                row.getUrl(),
                row.getCopyright(),
                row.getPublishedAt(),
                row.getRevision(),
                row.getBodyChars(),
                row.getUsable(),
                row.getEmbargoedUntil(),
                links(row.getLinks()),
                row.getLaterVersion(),
                DecisionRecords.decision(row.getDecision()));
    }

    static MemberRecord of(Member member) {
        return new MemberRecord(
                of(member.node()),
                of(member.card()),
                member.body(),
                member.parentId(),
                member.relation().name(),
                member.similarity(),
                member.retired(),
                member.parentContainment(),
                member.hidden());
    }

    static Member member(MemberRecord row) {
        return new Member(
                node(row.getNode()),
                card(row.getCard()),
                row.getBody(),
                row.getParentId(),
                Relation.valueOf(row.getRelation()),
                row.getSimilarity(),
                row.getParentContainment(),
                row.getRetired(),
                row.getHidden());
    }

    static FingerprintRecord of(Fingerprint fingerprint) {
        return new FingerprintRecord(
                fingerprint.version(),
                fingerprint.language(),
                fingerprint.publisher(),
                fingerprint.words(),
                NOTHING,
                ByteBuffer.wrap(fingerprint.weights()),
                NOTHING,
                NOTHING,
                of(fingerprint.links()),
                PackedSets.of(fingerprint.features(), fingerprint.samplesOfText(), fingerprint.numbers()),
                PackedSentences.of(fingerprint.sentences()),
                ByteBuffer.wrap(fingerprint.rareWords().bits()),
                DecisionRecords.of(fingerprint.ruling()));
    }

    private static LinksRecord of(Links links) {
        return new LinksRecord(links.own(), links.others(), links.sources());
    }

    private static Links links(LinksRecord row) {
        return new Links(row.getOwn(), row.getOthers(), row.getSources());
    }

    /** @throws IllegalArgumentException when the parts are none of a fingerprint: the record was damaged */
    static Fingerprint fingerprint(FingerprintRecord row) {
        int[][] sets = row.getPacked().hasRemaining()
                ? PackedSets.read(row.getPacked(), 3)
                : new int[][] {unpacked(row.getFeatures()), unpacked(row.getSamples()), unpacked(row.getNumbers())};
        Fingerprint fingerprint = Fingerprint.ofParts(
                row.getVersion(),
                row.getLanguage(),
                row.getPublisher(),
                sets[0],
                AvroCodec.bytes(row.getWeights()),
                sets[1],
                sets[2],
                row.getWords(),
                links(row.getLinks()));
        return fingerprint
                .withSentences(PackedSentences.read(row.getSentences()))
                .withRareWords(RareWords.ofBits(AvroCodec.bytes(row.getRareWords())))
                .withRuling(DecisionRecords.ruling(row.getRuling()));
    }

    /** As written before sets were packed. */
    private static int[] unpacked(ByteBuffer buffer) {
        int[] values = new int[buffer.remaining() / Integer.BYTES];
        buffer.asIntBuffer().get(values);
        return values;
    }
}
