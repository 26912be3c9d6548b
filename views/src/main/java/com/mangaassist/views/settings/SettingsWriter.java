package com.mangaassist.views.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes after changes; changes that come while a write waits go with it. */
final class SettingsWriter {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsWriter.class);

  private final Path file;
  private final Executor background;
  private final AtomicBoolean dirty = new AtomicBoolean();
  private final ReentrantLock writing = new ReentrantLock();

  SettingsWriter(Path file, Executor background) {
    this.file = file;
    this.background = background;
  }

  void changed(Map<String, Object> values) {
    if (dirty.compareAndSet(false, true)) {
      try {
        background.execute(() -> flush(values));
      } catch (RejectedExecutionException e) {
        LOG.debug("Settings are written at the end", e);
      }
    }
  }

  void flush(Map<String, Object> values) {
    writing.lock();
    try {
      if (dirty.getAndSet(false)) {
        SettingsFile.write(file, values);
      }
    } catch (IOException e) {
      dirty.set(true);
      LOG.warn("Settings could not be written to {}: {}", file, e.toString());
    } finally {
      writing.unlock();
    }
  }
}
