package com.mangaassist.backend.pipeline.traces;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records traces: OpenTelemetry's SDK, with X-Ray's ids. Fifty requests a second are recorded and
 * what is beyond passes unrecorded, so that load does not pay for being watched.
 */
public final class Traces implements AutoCloseable {

  static final ContextKey<Traces> KEY = ContextKey.named("mangaassist-traces");

  private static final int KEPT = 2_000;
  private static final int A_SECOND = 50;

  private final XrayIds ids = new XrayIds();
  private final TraceStore store = new TraceStore(KEPT);
  private final TraceFile file;
  private final OtlpEndpoint endpoint;
  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final Bucket sampled =
      Bucket.builder()
          .addLimit(
              limit -> limit.capacity(2L * A_SECOND).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
          .build();

  /** Turns whose events may still be published. */
  private final Cache<String, SpanContext> turns = Caffeine.newBuilder().maximumSize(KEPT).build();

  private Traces(Path folder, OtlpEndpoint endpoint) throws IOException {
    this.endpoint = endpoint;
    file = TraceFile.open(folder, store::add, endpoint::send);
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .addSpanProcessor(
                new EndedSpans(
                    span -> {
                      store.add(span);
                      file.add(span);
                    }))
            .build();
    tracer = provider.get("mangaassist");
  }

  /**
   * Goes on with the traces of a data folder.
   *
   * @throws IOException if they cannot be kept there, or {@code telemetry.json} cannot be used
   */
  public static Traces open(Path dataFolder) throws IOException {
    return new Traces(dataFolder.resolve("traces"), OtlpEndpoint.of(dataFolder));
  }

  /** What was recorded. */
  public TraceStore store() {
    return store;
  }

  /**
   * Begins a request on this thread; its hops are recorded below it.
   *
   * @return to be closed on the same thread
   */
  public Hop request(String name, TraceHeader header) {
    if (!header.sampled() || !sampled.tryConsume(1)) {
      return Hop.NONE;
    }
    SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(SpanKind.SERVER);
    SpanContext parent = remote(header);
    if (parent == null) {
      ids.next(header.traceId());
      builder.setNoParent();
    } else {
      builder.setParent(Context.root().with(Span.wrap(parent)));
    }
    return Hop.current(builder.startSpan(), Context.root().with(KEY, this));
  }

  /**
   * Begins to handle on this thread what came over the bus: below the span that published it where
   * its trace header came along, else below the turn or job that it tells of. What belongs to
   * nothing recorded is not recorded.
   *
   * @param header X-Ray's; null where none came
   * @param id the turn's correlation id, or the job's id
   * @return to be closed on the same thread
   */
  public Hop delivery(String name, @Nullable String header, String id) {
    SpanContext parent = header == null ? null : remote(TraceHeader.read(header, 0));
    if (parent == null) {
      parent = turns.getIfPresent(id);
    } else if (!parent.isSampled()) {
      return Hop.NONE;
    }
    if (parent == null) {
      return Hop.NONE;
    }
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(Context.root().with(Span.wrap(parent)))
            .startSpan();
    return Hop.current(span, Context.root().with(KEY, this));
  }

  private static @Nullable SpanContext remote(TraceHeader header) {
    String parent = header.parent();
    return parent == null
        ? null
        : SpanContext.createFromRemoteParent(
            header.traceId(),
            parent,
            header.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault());
  }

  Span child(String name, SpanKind kind) {
    return tracer.spanBuilder(name).setSpanKind(kind).startSpan();
  }

  void correlate(String correlationId, Span span) {
    span.setAttribute(SpanRecord.CORRELATION_ID, correlationId);
    turns.put(correlationId, span.getSpanContext());
  }

  /** A span of something that happened behind a turn's back; empty for a turn not recorded. */
  Optional<SpanBuilder> behind(String correlationId, String name) {
    return Optional.ofNullable(turns.getIfPresent(correlationId))
        .map(turn -> tracer.spanBuilder(name).setParent(Context.root().with(Span.wrap(turn))));
  }

  @Override
  public void close() {
    provider.close();
    file.close();
    endpoint.close();
  }
}
