/** The formats that articles come in: one source each, chosen by content. */
@NullMarked
package dev.wirefold.wire.format;

import org.jspecify.annotations.NullMarked;
