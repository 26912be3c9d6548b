package com.mangaassist.backend.aws.cloudwatch.metrics;

import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import java.time.Instant;

/**
 * Values of a metric that came together.
 *
 * @param highResolution whether they are kept by the second too
 */
public record Sample(
    MetricId metric, String unit, Instant time, boolean highResolution, Distribution values) {}
