/** Dashboards, which are kept and given back. */
@NullMarked
package com.mangaassist.backend.aws.cloudwatch.dashboards;

import org.jspecify.annotations.NullMarked;
