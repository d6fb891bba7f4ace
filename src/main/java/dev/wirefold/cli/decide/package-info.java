/** Commands that decide about articles as an editor, and show what was decided. */
@NullMarked
package dev.wirefold.cli.decide;

import org.jspecify.annotations.NullMarked;
