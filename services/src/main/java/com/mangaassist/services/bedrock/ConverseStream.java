package com.mangaassist.services.bedrock;

import java.util.concurrent.CompletableFuture;

/** One call under way. */
public interface ConverseStream extends AutoCloseable {

  /** A piece was used: more may come. */
  void taken();

  /** Completes when the stream has ended, with its problem if it had one; cancelled when closed. */
  CompletableFuture<Void> done();

  /** Ends the call if it is still under way; the listener hears nothing more. */
  @Override
  void close();
}
