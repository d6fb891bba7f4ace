/** Features, weighted MinHash, and exact comparison. */
@NullMarked
package dev.wirefold.core.fingerprint;

import org.jspecify.annotations.NullMarked;
