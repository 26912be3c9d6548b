package com.mangaassist.backend.pipeline.models;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** Embeddings on disk, by a key of the text; a cache, so a damaged file counts as none. */
final class EmbeddingFile {

  private static final int MAGIC = 0x4d414531;
  private static final int MOST = 1_000_000;

  private EmbeddingFile() {}

  static Map<String, float[]> read(Path file, int dimensions) throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int magic = in.readInt();
      int size = in.readInt();
      int count = in.readInt();
      if (magic != MAGIC || size != dimensions || count < 0 || count > MOST) {
        throw new IOException("not a file of embeddings of " + dimensions + " dimensions");
      }
      for (int i = 0; i < count; i++) {
        String key = in.readUTF();
        float[] vector = new float[dimensions];
        for (int j = 0; j < dimensions; j++) {
          vector[j] = in.readFloat();
        }
        vectors.put(key, vector);
      }
    }
    return vectors;
  }

  /** Writes it whole: a temporary file beside it, then a rename. */
  static void write(Path file, int dimensions, Map<String, float[]> vectors) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
      out.writeInt(MAGIC);
      out.writeInt(dimensions);
      out.writeInt(vectors.size());
      for (var entry : vectors.entrySet()) {
        out.writeUTF(entry.getKey());
        for (float component : entry.getValue()) {
          out.writeFloat(component);
        }
      }
    }
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
