/** Commands that show what the topics say of stories, articles and dead letters. */
@NullMarked
package dev.wirefold.cli.inspect;

import org.jspecify.annotations.NullMarked;
