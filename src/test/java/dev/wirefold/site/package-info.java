/** What the README and the pages of the site say is so. */
@NullMarked
package dev.wirefold.site;

import org.jspecify.annotations.NullMarked;
