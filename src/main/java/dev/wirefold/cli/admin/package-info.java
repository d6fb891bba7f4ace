/** Commands that make, check and clear what the pipeline stands on. */
@NullMarked
package dev.wirefold.cli.admin;

import org.jspecify.annotations.NullMarked;
