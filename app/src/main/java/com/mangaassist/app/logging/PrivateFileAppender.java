package com.mangaassist.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A log that nobody but its owner reads; what it rolls over to older files keeps their mode. */
final class PrivateFileAppender extends RollingFileAppender<ILoggingEvent> {

  @Override
  public void openFile(String name) throws IOException {
    Path file = Path.of(name).toAbsolutePath();
    Path folder = file.getParent();
    try {
      if (folder != null) {
        PrivateFiles.createFolders(folder);
      }
      PrivateFiles.create(file);
    } catch (IOException e) {
      // Somebody else's file, perhaps: lines in it are better than none.
      addWarn("Cannot be closed to others: " + file, e);
    }
    super.openFile(name);
  }
}
