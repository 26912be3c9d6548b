package com.mangaassist.views.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.files.PrivateFiles;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A flat JSON object in a file that is replaced as a whole. */
final class SettingsFile {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

  private SettingsFile() {}

  static Map<String, Object> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      JsonNode tree = Json.parse(Files.readAllBytes(file));
      if (!tree.isObject()) {
        throw new IOException("not a JSON object");
      }
      Map<String, Object> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> each : tree.properties()) {
        Object value = Settings.value(each.getValue());
        if (value != null) {
          values.put(each.getKey(), value);
        }
      }
      return values;
    } catch (IOException e) {
      keep(file, e);
      return Map.of();
    }
  }

  private static void keep(Path file, IOException why) {
    Path kept = file.resolveSibling(file.getFileName() + ".broken");
    try {
      Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("{} cannot be read ({}); kept as {}, going on with the defaults", file, why, kept);
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}) nor set aside ({})", file, why, e.toString());
    }
  }

  static void write(Path file, Map<String, Object> values) throws IOException {
    PrivateFiles.write(file, Json.writePretty(values));
  }
}
