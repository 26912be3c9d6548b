package com.mangaassist.backend.aws.bedrock;

/** Learns of each invocation when it has ended, on the thread that answered it; returns quickly. */
@FunctionalInterface
public interface InvocationObserver {
  /** An invocation has ended. */
  void ended(Invocation invocation);
}
