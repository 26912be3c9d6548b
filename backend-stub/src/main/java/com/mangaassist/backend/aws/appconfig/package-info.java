/**
 * The AppConfig stand-in: applications, environments, profiles, hosted versions, strategies and
 * deployments that grow by the clock, bake, and roll back on alarms.
 */
@NullMarked
package com.mangaassist.backend.aws.appconfig;

import org.jspecify.annotations.NullMarked;
