package com.mangaassist.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go: nowhere at first, then to {@code DATA/logs/console.log}, and those of the
 * gateway's access log to {@code access.log} beside it. Each starts anew at 5 MB and keeps five
 * older ones; nobody but their owner reads them. The terminal belongs to the person who sits there.
 */
public final class Logs {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{36} %msg%n";
  private static final int KEPT = 5;

  /** The logger of the gateway's access log. */
  private static final String ACCESS = "com.mangaassist.access";

  /** The logger of what passes between the gateway and the orchestrator. */
  private static final String MESH = "com.mangaassist.mesh";

  /**
   * Writes an error with its stack trace for every frame of a client that breaks the rules; the
   * gateway, which hears of each, says so in a line.
   */
  private static final String SOCKETS = "org.java_websocket.WebSocketImpl";

  /**
   * Lucene says on the terminal that the incubating vector API is absent; held here, because an
   * unreferenced logger forgets its level.
   */
  private static final java.util.logging.Logger LUCENE =
      java.util.logging.Logger.getLogger("org.apache.lucene");

  private final LoggerContext context;
  private final SecretRedaction redaction = new SecretRedaction();

  private Logs(LoggerContext context) {
    this.context = context;
  }

  /** Silences logback's own default, which writes every line to the terminal. */
  public static Logs quiet() {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("logback is not the logger");
    }
    LUCENE.setLevel(java.util.logging.Level.SEVERE);
    context.reset();
    context.getStatusManager().add(new NopStatusListener());
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    return new Logs(context);
  }

  /** Begins to write into the folder, and no longer into another one. */
  public void writeTo(Path folder) {
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(file(folder, "console", PATTERN));
    root.setLevel(Level.WARN);
    context.getLogger("com.mangaassist").setLevel(Level.INFO);
    context.getLogger(SOCKETS).setLevel(Level.OFF);
    linesOnly(ACCESS, file(folder, "access", "%msg%n"));
    linesOnly(MESH, file(folder, "mesh", "%msg%n"));
  }

  private void linesOnly(String name, RollingFileAppender<ILoggingEvent> appender) {
    var logger = context.getLogger(name);
    logger.detachAndStopAllAppenders();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  /** Starts anew when it is large, and keeps some older ones. */
  private RollingFileAppender<ILoggingEvent> file(Path folder, String name, String pattern) {
    closeOlder(folder, name);
    var appender = new PrivateFileAppender();
    appender.setContext(context);
    appender.setName(name);
    appender.setFile(folder.resolve(name + ".log").toString());

    var encoder = new RedactingEncoder(redaction);
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    appender.setEncoder(encoder);

    var window = new FixedWindowRollingPolicy();
    window.setContext(context);
    window.setParent(appender);
    window.setFileNamePattern(folder.resolve(name + ".%i.log").toString());
    window.setMinIndex(1);
    window.setMaxIndex(KEPT);
    window.start();
    appender.setRollingPolicy(window);

    var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf("5MB"));
    size.start();
    appender.setTriggeringPolicy(size);

    appender.start();
    return appender;
  }

  /** Those of a version that let others read them. */
  private static void closeOlder(Path folder, String name) {
    for (int i = 1; i <= KEPT; i++) {
      Path older = folder.resolve(name + "." + i + ".log");
      try {
        if (Files.exists(older)) {
          PrivateFiles.close(older);
        }
      } catch (IOException e) {
        LoggerFactory.getLogger(Logs.class).info("{} stays open to others", older);
      }
    }
  }

  /** Texts that must never reach the file. */
  public void hide(Collection<String> secrets) {
    redaction.learn(secrets);
  }

  /** Writes out what is pending and lets the file go. */
  public void close() {
    context.stop();
  }
}
