/** Commands that send an archive again and compare two runs. */
@NullMarked
package dev.wirefold.cli.replay;

import org.jspecify.annotations.NullMarked;
