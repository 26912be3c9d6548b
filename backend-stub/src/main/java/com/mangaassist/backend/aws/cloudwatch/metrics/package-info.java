/** Values of metrics: how they are kept, thinned out with age, and made into statistics. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch.metrics;

import org.jspecify.annotations.NullMarked;
