package com.mangaassist.backend.pipeline.configuration;

import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was read last in a file for each profile, so that a kill switch outlives a restart
 * while AppConfig cannot be reached.
 */
final class LastKnown {

  private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);

  private final Path folder;

  LastKnown(Path folder) {
    this.folder = folder;
  }

  private Path file(String profile) {
    return folder.resolve(profile + ".json");
  }

  Optional<String> find(String profile) {
    try {
      Path file = file(profile);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("The last known {} cannot be read: {}", profile, e.toString());
      return Optional.empty();
    }
  }

  void keep(String profile, String content) {
    try {
      PrivateFiles.write(file(profile), content);
    } catch (IOException e) {
      LOG.warn("{} cannot be kept for the next start: {}", profile, e.toString());
    }
  }
}
