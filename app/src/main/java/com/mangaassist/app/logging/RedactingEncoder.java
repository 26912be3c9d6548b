package com.mangaassist.app.logging;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Redacts the finished line, so that arguments and stack traces are covered too. */
final class RedactingEncoder extends PatternLayoutEncoder {

  private final SecretRedaction redaction;

  RedactingEncoder(SecretRedaction redaction) {
    this.redaction = redaction;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return redaction.redact(getLayout().doLayout(event)).getBytes(StandardCharsets.UTF_8);
  }
}
