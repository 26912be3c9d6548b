package com.mangaassist.backend.pipeline.traces;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.Consumer;

/** Hands on each span when it ends. */
record EndedSpans(Consumer<SpanRecord> to) implements SpanProcessor {

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    to.accept(SpanRecord.of(span.toSpanData()));
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
