/** What the core knows of an article: its node in the wire's order, what it says, and its part in a story. */
@NullMarked
package dev.wirefold.core.article;

import org.jspecify.annotations.NullMarked;
