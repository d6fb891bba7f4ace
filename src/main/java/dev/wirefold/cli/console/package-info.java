/** What all commands share towards the user: streams, colours, progress, interruption, exit codes. */
@NullMarked
package dev.wirefold.cli.console;

import org.jspecify.annotations.NullMarked;
