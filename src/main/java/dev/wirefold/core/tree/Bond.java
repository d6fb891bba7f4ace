package dev.wirefold.core.tree;

import dev.wirefold.core.mail.Mail.Offered;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a tree knows of another that it has pairs with.
 *
 * @param asked of an earlier tree: whether its owner was asked; of a later one: whether that one's owner has asked
 * @param offered what the owner of the earlier one has said last
 */
public record Bond(boolean asked, @Nullable Offered offered) {}
