package com.mangaassist.services.queues;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets whoever cancels a result cancel the calls that it is made of. */
final class CallOff {

  private CallOff() {}

  /** The result itself; when it is cancelled, the SDK gives these calls up. */
  static <T> CompletableFuture<T> with(
      CompletableFuture<T> result, List<? extends CompletableFuture<?>> calls) {
    var _ =
        result.whenComplete(
            (value, problem) -> {
              if (result.isCancelled()) {
                calls.forEach(each -> each.cancel(true));
              }
            });
    return result;
  }
}
