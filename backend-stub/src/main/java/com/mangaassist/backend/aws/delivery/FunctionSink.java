package com.mangaassist.backend.aws.delivery;

/** Where one stand-in invokes functions, without knowing where they run. */
@FunctionalInterface
public interface FunctionSink {

  /**
   * Invokes a function as an event; when it returns the function has taken it.
   *
   * @param arn {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]}
   * @param payload a JSON object
   * @throws SinkException it was not taken, and whether it may be later
   */
  void invoke(String arn, String payload) throws SinkException;

  /** There are no functions. */
  static FunctionSink none() {
    return (arn, payload) -> {
      throw SinkException.forGood("NO_RESOURCE", "Function not found: " + arn);
    };
  }
}
