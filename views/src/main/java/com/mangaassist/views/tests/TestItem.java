package com.mangaassist.views.tests;

import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.services.checks.TestResult;
import org.jspecify.annotations.Nullable;

/**
 * A test of the list.
 *
 * @param result of its last run in this window; null when it has not been run
 * @param running whether it is being run just now
 */
record TestItem(ConversationTest test, @Nullable TestResult result, boolean running) {

  String id() {
    return test.id();
  }

  boolean hasPassed() {
    return result != null && result.state() == TestResult.State.PASSED;
  }

  boolean hasFailed() {
    return result != null
        && (result.state() == TestResult.State.FAILED || result.state() == TestResult.State.ERROR);
  }
}
