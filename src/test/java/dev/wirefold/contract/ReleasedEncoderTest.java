package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.ChangedSchemas;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.internal.GoneRecord;
import dev.wirefold.avro.internal.MailRecord;
import dev.wirefold.avro.internal.NodeRecord;
import dev.wirefold.avro.internal.SweepRecord;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a release before reads of that which is written for it. */
class ReleasedEncoderTest {
    private static final Schema MEMBERSHIP = Membership.getClassSchema();
    private static final Schema MAIL = MailRecord.getClassSchema();
    private static final NodeRecord NODE = new NodeRecord(1L, "ferry", 0);

    @BeforeAll
    static void trust() {
        AvroClasses.trust();
    }

    /** As a program reads it that knows no other schema. */
    private static <T extends SpecificRecord> GenericRecord readBy(Schema released, Schema current, T record)
            throws IOException {
        byte[] written = new AvroCodec<T>(current, released, "0.0.9").encode(record);
        return new BinaryMessageDecoder<GenericRecord>(GenericData.get(), released).decode(written);
    }

    private static Membership membership(Relation relation) {
        return Membership.newBuilder()
                .setArticleId("ferry")
                .setStoryId("ferry~1")
                .setRelation(relation)
                .setSimilarity(0.5)
                .setPlace(Instant.ofEpochMilli(1))
                .setRevision(7L)
                .build();
    }

    @Test
    void aFieldThatItHasNotIsLeftOut() throws IOException {
        Schema released = ChangedSchemas.withoutField(MEMBERSHIP, "containment");

        GenericRecord read = readBy(released, MEMBERSHIP, membership(Relation.REWRITE));

        assertThat(read.hasField("containment")).isFalse();
        assertThat(read.get("articleId")).hasToString("ferry");
        assertThat(read.get("parentId")).isNull();
        assertThat(read.get("relation")).hasToString("REWRITE");
        assertThat(read.get("similarity")).isEqualTo(0.5);
        assertThat(read.get("place")).isEqualTo(1L);
        assertThat(read.get("revision")).isEqualTo(7L);
    }

    @Test
    void aFieldThatIsNoMoreHasItsDefault() throws IOException {
        Schema released = ChangedSchemas.withField(
                MEMBERSHIP, "{\"name\": \"note\", \"type\": \"string\", \"default\": \"none\"}");

        GenericRecord read = readBy(released, MEMBERSHIP, membership(Relation.REWRITE));

        assertThat(read.get("note")).hasToString("none");
        assertThat(read.get("revision")).isEqualTo(7L);
    }

    @Test
    void aFieldThatIsNoMoreAndHasNoDefaultIsAnError() {
        Schema released = ChangedSchemas.withField(MEMBERSHIP, "{\"name\": \"note\", \"type\": \"string\"}");

        assertThatThrownBy(() -> readBy(released, MEMBERSHIP, membership(Relation.REWRITE)))
                .isInstanceOf(MixedVersionsException.class)
                .hasMessageStartingWith("Version 0.0.9 has no way to write this Membership.");
    }

    @Test
    void aSymbolThatItHasNotIsTheDefault() throws IOException {
        Schema released = ChangedSchemas.withoutSymbol(MEMBERSHIP, "relation", "EXCERPT");

        assertThat(readBy(released, MEMBERSHIP, membership(Relation.EXCERPT)).get("relation"))
                .hasToString("OTHER");
        assertThat(readBy(released, MEMBERSHIP, membership(Relation.REWRITE)).get("relation"))
                .hasToString("REWRITE");
    }

    /** It has the same fields as an {@code UnfollowRecord}, for which Avro's own resolution would take it. */
    @Test
    void aMessageThatItHasNotIsAnErrorAndNoOtherMessage() throws IOException {
        Schema released = ChangedSchemas.withoutBranch(MAIL, "message", "GoneRecord");

        assertThatThrownBy(() -> readBy(released, MAIL, new MailRecord(6L, new GoneRecord(NODE, 5L, NODE))))
                .isInstanceOf(MixedVersionsException.class)
                .hasMessage(
                        "Version 0.0.9 has no way to write this GoneRecord. Let all instances be of this version, and"
                                + " run them without upgrade.from; the release notes say more.");
        assertThat(readBy(released, MAIL, new MailRecord(6L, new SweepRecord(2)))
                        .get("message"))
                .hasToString("{\"partition\": 2}");
    }

    @Test
    void aSchemaThatDiffersInNothingWrittenIsTheSame() {
        Schema released = ChangedSchemas.withDoc(MEMBERSHIP, "Said better.");
        Membership membership = membership(Relation.REWRITE);

        assertThat(new AvroCodec<Membership>(MEMBERSHIP, released, "0.0.9").encode(membership))
                .isEqualTo(new AvroCodec<Membership>(MEMBERSHIP).encode(membership));
    }
}
