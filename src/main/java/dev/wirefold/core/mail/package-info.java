/** What partitions tell one another. */
@NullMarked
package dev.wirefold.core.mail;

import org.jspecify.annotations.NullMarked;
