package dev.wirefold.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditorsWordTest {
    static {
        AvroClasses.trust();
    }

    private static final Instant PLACE = Instant.parse("2026-03-01T12:00:00Z");

    private static Subject article(String id, @Nullable DecisionKind kind, @Nullable String other) {
        Article article = Article.newBuilder().setId(id).setBody("Text.").build();
        DecisionInForce decision =
                kind == null ? null : new DecisionInForce(kind, other, "A. Desk", "seen by eye", PLACE);
        Membership membership = Membership.newBuilder()
                .setArticleId(id)
                .setStoryId(id + "~1")
                .setRelation(Relation.ORIGINAL)
                .setPlace(PLACE)
                .setDecision(decision)
                .build();
        return Subject.of(id, article, membership);
    }

    @Test
    void aJoinCountsWhicheverOfTheTwoItWasSaidOf() {
        var plain = article("a", null, null);
        var joined = article("b", DecisionKind.JOIN, "a");
        var expected =
                new EditorsWord(Rule.JOINED_BY_EDITOR, "A. Desk has decided that b is one story with a: seen by eye");

        assertThat(EditorsWord.of(plain, joined)).isEqualTo(expected);
        assertThat(EditorsWord.of(joined, plain)).isEqualTo(expected);
        assertThat(EditorsWord.of(article("c", null, null), joined)).isNull();
    }

    @Test
    void whoFoundsAStoryHasNoParentAndMayHaveChildren() {
        var plain = article("a", null, null);
        var cut = article("b", DecisionKind.CUT, null);

        assertThat(EditorsWord.of(plain, cut)).extracting(EditorsWord::rule).isEqualTo(Rule.CUT_BY_EDITOR);
        assertThat(EditorsWord.of(cut, plain)).isNull();
    }

    @Test
    void aloneComesBeforeCutAndCutBeforeJoin() {
        var alone = article("a", DecisionKind.ALONE, null);
        var cut = article("b", DecisionKind.CUT, null);
        var joining = article("c", DecisionKind.JOIN, "b");

        assertThat(EditorsWord.of(alone, cut)).extracting(EditorsWord::rule).isEqualTo(Rule.ALONE_BY_EDITOR);
        assertThat(EditorsWord.of(joining, cut)).extracting(EditorsWord::rule).isEqualTo(Rule.CUT_BY_EDITOR);
        assertThat(EditorsWord.of(cut, joining)).extracting(EditorsWord::rule).isEqualTo(Rule.JOINED_BY_EDITOR);
    }

    @Test
    void aPinSaysNothingOfTwoArticles() {
        assertThat(EditorsWord.of(article("a", DecisionKind.PIN, null), article("b", null, null)))
                .isNull();
    }
}
