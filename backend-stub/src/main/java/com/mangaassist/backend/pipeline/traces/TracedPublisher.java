package com.mangaassist.backend.pipeline.traces;

import com.mangaassist.services.events.EventPublisher;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records the publishing of each event below the turn that it tells of, and gives the event the
 * trace to carry on.
 */
public final class TracedPublisher implements EventPublisher {

  /** What its trace is found by: the turn that an event tells of, or the job that it orders. */
  private static final Pattern CORRELATION =
      Pattern.compile("\"(?:correlation_id|job_id)\":\"([^\"\\\\]{1,128})\"");

  private final EventPublisher publisher;
  private final Traces traces;
  private final Clock clock;
  private final String bus;

  /** Publishes to {@code bus} by {@code publisher}. */
  public TracedPublisher(EventPublisher publisher, Traces traces, Clock clock, String bus) {
    this.publisher = publisher;
    this.traces = traces;
    this.clock = clock;
    this.bus = bus;
  }

  @Override
  public CompletableFuture<List<Result>> publish(List<Entry> entries) {
    List<Optional<Span>> spans = entries.stream().map(this::begin).toList();
    List<Entry> traced = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      traced.add(
          spans
              .get(i)
              .map(span -> entry.in(TraceHeader.of(span.getSpanContext()).toString()))
              .orElse(entry));
    }
    return publisher
        .publish(traced)
        .whenComplete(
            (results, failure) -> {
              for (int i = 0; i < spans.size(); i++) {
                Result result = results == null ? null : results.get(i);
                spans.get(i).ifPresent(span -> end(span, result));
              }
            });
  }

  private Optional<Span> begin(Entry entry) {
    Matcher correlation = CORRELATION.matcher(entry.detail());
    if (!correlation.find()) {
      return Optional.empty();
    }
    return traces
        .behind(correlation.group(1), "publish " + entry.detailType())
        .map(
            builder ->
                builder
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(clock.instant())
                    .setAttribute("messaging.system", "aws.eventbridge")
                    .setAttribute("messaging.operation.name", "PutEvents")
                    .setAttribute("messaging.destination.name", bus)
                    .startSpan());
  }

  private void end(Span span, @Nullable Result result) {
    String id = result == null ? null : result.eventId();
    if (id == null) {
      String code = result == null ? null : result.errorCode();
      span.setStatus(StatusCode.ERROR);
      span.setAttribute("error.type", code == null ? "unreachable" : code);
    } else {
      span.setAttribute("messaging.message.id", id);
    }
    span.end(clock.instant());
  }
}
