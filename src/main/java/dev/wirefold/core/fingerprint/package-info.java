/** Features, weighted MinHash, the index of samples, and exact comparison. */
@NullMarked
package dev.wirefold.core.fingerprint;

import org.jspecify.annotations.NullMarked;
