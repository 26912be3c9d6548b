package com.mangaassist.services.models;

/**
 * How fast a model answers; the offline model is paced by it.
 *
 * @param firstTokenP50Ms median time to the first token, milliseconds
 * @param firstTokenP95Ms 95th percentile of the same, milliseconds
 * @param tokensPerSecond output tokens a second once it streams
 */
public record LatencyProfile(int firstTokenP50Ms, int firstTokenP95Ms, int tokensPerSecond) {

  /** z of the 95th percentile of the standard normal distribution. */
  private static final double Z95 = 1.6448536269514722;

  public LatencyProfile {
    if (firstTokenP50Ms <= 0 || firstTokenP95Ms < firstTokenP50Ms || tokensPerSecond <= 0) {
      throw new IllegalArgumentException("not a latency profile");
    }
  }

  /** Mean of the logarithm of the time to first token: the log-normal's µ. */
  public double logMean() {
    return Math.log(firstTokenP50Ms);
  }

  /** Standard deviation of the same logarithm: the log-normal's σ. */
  public double logSigma() {
    return Math.log((double) firstTokenP95Ms / firstTokenP50Ms) / Z95;
  }
}
