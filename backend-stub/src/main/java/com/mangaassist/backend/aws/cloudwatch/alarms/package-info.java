/** Alarms: metric and composite ones, their states, history and events. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch.alarms;

import org.jspecify.annotations.NullMarked;
