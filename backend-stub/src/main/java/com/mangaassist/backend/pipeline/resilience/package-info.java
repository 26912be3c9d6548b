/**
 * What stands between an answer and a model that fails: limits, breakers, budgets, the next one.
 */
@NullMarked
package com.mangaassist.backend.pipeline.resilience;

import org.jspecify.annotations.NullMarked;
