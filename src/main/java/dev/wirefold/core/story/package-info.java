/** The story owner: members, the canonical article, and what is published of a story. */
@NullMarked
package dev.wirefold.core.story;

import org.jspecify.annotations.NullMarked;
