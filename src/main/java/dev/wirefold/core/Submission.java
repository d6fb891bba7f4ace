package dev.wirefold.core;

import dev.wirefold.core.fingerprint.Fingerprint;

/** One revision of an article as it came from the wire, and what is compared of it. */
public record Submission(Text text, Fingerprint fingerprint) {}
