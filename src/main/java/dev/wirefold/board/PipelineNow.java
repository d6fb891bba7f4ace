package dev.wirefold.board;

import org.jspecify.annotations.Nullable;

/**
 * What only the pipeline itself, or the cluster, can tell.
 *
 * @param applicationId whose figures these are
 * @param lag records of articles and mail that it has not read yet; null: not known
 * @param cutAnswers how often there were more candidates than are looked at; null: the pipeline is another process
 * @param lateMail messages that came later than promised; null: the pipeline is another process
 */
public record PipelineNow(
        String applicationId,
        @Nullable Long lag,
        @Nullable Long cutAnswers,
        @Nullable Long lateMail) {}
