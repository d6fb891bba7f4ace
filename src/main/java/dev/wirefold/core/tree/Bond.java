package dev.wirefold.core.tree;

import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.mail.Mail.Offered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a tree knows of another that it has pairs with.
 *
 * @param asked of an earlier tree: whether its owner was asked; of a later one: whether that one's owner has asked
 * @param own of an earlier tree: the pairs that count of those whose younger article is in this one
 * @param offered what the owner of the earlier one has said last
 */
public record Bond(boolean asked, List<Pair> own, @Nullable Offered offered) {
    static final Bond NONE = new Bond(false, List.of(), null);

    /** Of what was offered last, the pairs. */
    List<Pair> offeredPairs() {
        return offered == null ? List.of() : offered.pairs();
    }
}
