/** CloudWatch's stand-in: metrics, metric math, alarms. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
