package com.mangaassist.backend.pipeline.traces;

import io.opentelemetry.sdk.trace.IdGenerator;

/** Random ids, but the next trace of a thread takes the one that its request came with. */
final class XrayIds implements IdGenerator {

  private static final String NONE = "";

  private final ThreadLocal<String> given = ThreadLocal.withInitial(() -> NONE);

  void next(String traceId) {
    given.set(traceId);
  }

  @Override
  public String generateSpanId() {
    return IdGenerator.random().generateSpanId();
  }

  @Override
  public String generateTraceId() {
    String id = given.get();
    given.remove();
    return id.isEmpty() ? IdGenerator.random().generateTraceId() : id;
  }
}
