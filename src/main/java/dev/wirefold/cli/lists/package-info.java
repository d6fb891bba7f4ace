/** Commands that count lists in an archive: lexicons and furniture. */
@NullMarked
package dev.wirefold.cli.lists;

import org.jspecify.annotations.NullMarked;
