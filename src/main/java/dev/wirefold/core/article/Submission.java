package dev.wirefold.core.article;

import dev.wirefold.core.fingerprint.Fingerprint;

/** One revision of an article as it came from the wire, and what is compared of it. */
public record Submission(Content text, Fingerprint fingerprint) {}
