package com.mangaassist.backend.aws.cloudwatch.metrics;

/**
 * A metric's values in one period.
 *
 * @param second when the period begins, seconds since 1970
 */
public record Point(long second, String unit, Distribution values) {}
