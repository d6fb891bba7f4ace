/** Article sources and the publisher that puts their articles on the wire. */
@NullMarked
package dev.wirefold.wire;

import org.jspecify.annotations.NullMarked;
