/** Metric math: expressions over time series. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
