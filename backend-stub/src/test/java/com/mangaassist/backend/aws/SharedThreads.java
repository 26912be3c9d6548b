package com.mangaassist.backend.aws;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/**
 * Network threads for the stock clients of every test. A client that has threads of its own waits
 * two seconds at its close for work that might still come.
 */
public final class SharedThreads {
  private static final SdkEventLoopGroup THREADS =
      SdkEventLoopGroup.builder().numberOfThreads(4).build();

  private SharedThreads() {}

  /** For {@code httpClientBuilder}: all but the threads is as the client itself would set it. */
  public static NettyNioAsyncHttpClient.Builder http() {
    return NettyNioAsyncHttpClient.builder().eventLoopGroup(THREADS);
  }
}
