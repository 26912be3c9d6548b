package com.mangaassist.backend.pipeline.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One step of a request while it lasts, on one thread. Where nothing is recorded it does nothing,
 * so that whoever takes the step need not ask.
 */
public final class Hop implements AutoCloseable {

  /** Of a request that is not recorded. */
  static final Hop NONE = new Hop(Span.getInvalid(), Scope.noop());

  private final Span span;
  private final Scope scope;

  private Hop(Span span, Scope scope) {
    this.span = span;
    this.scope = scope;
  }

  @SuppressWarnings("MustBeClosedChecker") // close() closes it
  static Hop current(Span span, Context context) {
    return new Hop(span, context.with(span).makeCurrent());
  }

  /** Takes a step below the one under way on this thread. */
  public static <T> T in(String name, Supplier<T> step) {
    Hop hop = current(below(name, SpanKind.INTERNAL), Context.current());
    try {
      return step.get();
    } catch (RuntimeException e) {
      hop.failed(e.getClass().getSimpleName());
      throw e;
    } finally {
      hop.close();
    }
  }

  /** The same for a step that ends with a promise. */
  public static <T> CompletableFuture<T> until(String name, Supplier<CompletableFuture<T>> step) {
    Hop hop = new Hop(below(name, SpanKind.INTERNAL), Scope.noop());
    return step.get()
        .whenComplete(
            (done, problem) -> {
              if (problem != null) {
                hop.failed(problem.getClass().getSimpleName());
              }
              hop.close();
            });
  }

  /** Begins a call of another service, which may end on any thread. */
  public static Hop call(String name) {
    return new Hop(below(name, SpanKind.CLIENT), Scope.noop());
  }

  private static Span below(String name, SpanKind kind) {
    Traces traces = Context.current().get(Traces.KEY);
    return traces == null ? Span.getInvalid() : traces.child(name, kind);
  }

  /** Notes a text about the request under way on this thread. */
  public static void note(String attribute, String value) {
    Span.current().setAttribute(attribute, value);
  }

  /** Says by which correlation id the request under way on this thread is found. */
  public static void correlate(String correlationId) {
    Traces traces = Context.current().get(Traces.KEY);
    if (traces != null) {
      traces.correlate(correlationId, Span.current());
    }
  }

  /** Notes a text. */
  public Hop with(String attribute, String value) {
    span.setAttribute(attribute, value);
    return this;
  }

  /** Notes a number. */
  public Hop with(String attribute, long value) {
    span.setAttribute(attribute, value);
    return this;
  }

  /** Notes that it failed, by OpenTelemetry's {@code error.type}. */
  public Hop failed(String type) {
    span.setStatus(StatusCode.ERROR).setAttribute("error.type", type);
    return this;
  }

  /** Its id; empty where nothing is recorded. */
  public Optional<String> spanId() {
    return span.getSpanContext().isValid()
        ? Optional.of(span.getSpanContext().getSpanId())
        : Optional.empty();
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
