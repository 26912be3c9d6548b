package com.mangaassist.backend.pipeline.traces;

import com.mangaassist.services.events.EventPublisher;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records the publishing of each event below the turn that it tells of. */
public final class TracedPublisher implements EventPublisher {

  private static final Pattern CORRELATION =
      Pattern.compile("\"correlation_id\":\"([^\"\\\\]{1,128})\"");

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
    Instant begun = clock.instant();
    return publisher
        .publish(entries)
        .whenComplete(
            (results, failure) -> {
              for (int i = 0; i < entries.size(); i++) {
                record(entries.get(i), begun, results == null ? null : results.get(i));
              }
            });
  }

  private void record(Entry entry, Instant begun, @Nullable Result result) {
    Matcher correlation = CORRELATION.matcher(entry.detail());
    if (!correlation.find()) {
      return;
    }
    traces
        .behind(correlation.group(1), "publish " + entry.detailType())
        .ifPresent(
            builder -> {
              Span span =
                  builder.setSpanKind(SpanKind.PRODUCER).setStartTimestamp(begun).startSpan();
              span.setAttribute("messaging.system", "aws.eventbridge");
              span.setAttribute("messaging.operation.name", "PutEvents");
              span.setAttribute("messaging.destination.name", bus);
              String id = result == null ? null : result.eventId();
              if (id == null) {
                String code = result == null ? null : result.errorCode();
                span.setStatus(StatusCode.ERROR);
                span.setAttribute("error.type", code == null ? "unreachable" : code);
              } else {
                span.setAttribute("messaging.message.id", id);
              }
              span.end(clock.instant());
            });
  }
}
