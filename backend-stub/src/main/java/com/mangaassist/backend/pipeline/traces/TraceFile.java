package com.mangaassist.backend.pipeline.traces;

import com.mangaassist.backend.platform.parts.Threads;
import com.mangaassist.services.files.PrivateFiles;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Traces on the disk as lines of OTLP JSON, which collectors read as they are. Written behind the
 * requests; a burst beyond the queue is left out rather than waited for. Starts anew at 8 MB and
 * keeps one older file.
 */
final class TraceFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TraceFile.class);
  private static final int QUEUE = 8_192;
  private static final int BATCH = 256;
  private static final long LARGEST = 8L << 20;

  private final Path file;
  private final Path older;
  private final Consumer<String> elsewhere;
  private final BlockingQueue<SpanRecord> waiting = new ArrayBlockingQueue<>(QUEUE);
  private final Thread writer;
  private volatile boolean failing;

  private TraceFile(Path folder, Consumer<String> elsewhere) {
    this.file = folder.resolve("traces.jsonl");
    this.older = folder.resolve("traces.1.jsonl");
    this.elsewhere = elsewhere;
    this.writer = Thread.ofVirtual().name("trace-writer").unstarted(this::run);
  }

  /**
   * Begins to write.
   *
   * @param known hears of the spans that are there already
   * @param elsewhere also gets each line
   */
  static TraceFile open(Path folder, Consumer<SpanRecord> known, Consumer<String> elsewhere)
      throws IOException {
    Files.createDirectories(folder);
    var traces = new TraceFile(folder, elsewhere);
    traces.load(traces.older, known);
    traces.load(traces.file, known);
    PrivateFiles.create(traces.file);
    traces.writer.start();
    return traces;
  }

  private void load(Path from, Consumer<SpanRecord> known) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    for (String line : Files.readAllLines(from)) {
      try {
        OtlpJson.decode(line).forEach(known);
      } catch (Json.MalformedJsonException e) {
        LOG.info("A line of {} was cut when the program ended", from.getFileName());
      }
    }
  }

  /** Takes a span without waiting. */
  void add(SpanRecord span) {
    boolean taken = waiting.offer(span);
    if (!taken) {
      LOG.debug("A span was left out of the file: too many wait");
    }
  }

  private void run() {
    List<SpanRecord> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH);
        write(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      waiting.drainTo(batch);
      write(batch);
    }
  }

  private void write(List<SpanRecord> batch) {
    if (batch.isEmpty()) {
      return;
    }
    String line = Json.write(OtlpJson.encode(batch));
    try {
      if (Files.size(file) > LARGEST) {
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.create(file);
      }
      Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("Traces cannot be written: {}", e.getMessage());
      }
      failing = true;
    }
    elsewhere.accept(line);
  }

  /** Writes what waits. */
  @Override
  public void close() {
    Threads.end(writer);
  }
}
