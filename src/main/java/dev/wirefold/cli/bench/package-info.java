/** Commands that measure what the pipeline costs. */
@NullMarked
package dev.wirefold.cli.bench;

import org.jspecify.annotations.NullMarked;
