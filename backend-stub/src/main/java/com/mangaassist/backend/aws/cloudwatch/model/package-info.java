/** What all of CloudWatch's operations share: reading calls, errors, names of metrics. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch.model;

import org.jspecify.annotations.NullMarked;
