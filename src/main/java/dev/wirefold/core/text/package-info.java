/** From an article's text to the words that tell its story. */
@NullMarked
package dev.wirefold.core.text;

import org.jspecify.annotations.NullMarked;
