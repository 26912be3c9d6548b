/** Queries of metric data: statistics of metrics and expressions over them, evaluated. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch.data;

import org.jspecify.annotations.NullMarked;
