/** The command that tells receivers of stories. */
@NullMarked
package dev.wirefold.cli.webhook;

import org.jspecify.annotations.NullMarked;
