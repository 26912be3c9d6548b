package com.mangaassist.backend.pipeline.resilience;

/** The gateway's own reasons for not asking a model; AWS's error codes are the others. */
public final class Reasons {

  /** It failed too often a short while ago. */
  public static final String BREAKER_OPEN = "BreakerOpen";

  /** As many answers as it may give at once are under way. */
  public static final String BULKHEAD_FULL = "BulkheadFull";

  /** AWS said that the model has reached the end of its life. */
  public static final String RETIRED = "ModelRetired";

  /** The flag that chose it has used up its tokens of the day. */
  public static final String BUDGET_SPENT = "BudgetSpent";

  /** It ended its answer without a word. */
  public static final String EMPTY = "EmptyAnswer";

  private Reasons() {}
}
