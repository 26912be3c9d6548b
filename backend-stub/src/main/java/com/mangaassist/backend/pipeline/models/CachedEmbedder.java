package com.mangaassist.backend.pipeline.models;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mangaassist.backend.pipeline.retrieval.Embedder;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers embeddings. Those of products go into a file by {@link #keep}, so that the next start
 * asks for none; the others are customers' words and stay in memory.
 */
public final class CachedEmbedder implements Embedder {

  private static final Logger LOG = LoggerFactory.getLogger(CachedEmbedder.class);
  private static final int REMEMBERED_QUERIES = 2_000;

  private final Embedder embedder;
  private final Path file;
  private final Map<String, float[]> known;
  private final Map<String, float[]> catalogue = new ConcurrentHashMap<>();
  private final Cache<String, float[]> queries =
      Caffeine.newBuilder().maximumSize(REMEMBERED_QUERIES).build();
  private final ReentrantLock keeping = new ReentrantLock();
  private Set<String> kept;

  private CachedEmbedder(Embedder embedder, Path file, Map<String, float[]> known) {
    this.embedder = embedder;
    this.file = file;
    this.known = known;
    this.kept = known.keySet();
  }

  /** Reads what an earlier start kept. */
  public static CachedEmbedder open(Embedder embedder, Path file) {
    Map<String, float[]> known = Map.of();
    if (Files.exists(file)) {
      try {
        known = EmbeddingFile.read(file, TitanEmbedder.DIMENSIONS);
      } catch (IOException e) {
        LOG.warn("The kept embeddings cannot be read and are made anew: {}", e.getMessage());
      }
    }
    return new CachedEmbedder(embedder, file, known);
  }

  @Override
  public float[] embed(String text) {
    return vector(key(text), text);
  }

  @Override
  public float[] embedProduct(String text) {
    String key = key(text);
    float[] vector = vector(key, text);
    catalogue.put(key, vector);
    return vector;
  }

  private float[] vector(String key, String text) {
    float[] vector = known.getOrDefault(key, catalogue.get(key));
    return vector == null ? queries.get(key, missing -> embedder.embed(text)) : vector;
  }

  /** Keeps the products' that are there, so that a later start asks for the others only. */
  public void keep() {
    keeping.lock();
    try {
      Map<String, float[]> now = Map.copyOf(catalogue);
      if (!now.keySet().equals(kept)) {
        EmbeddingFile.write(file, TitanEmbedder.DIMENSIONS, now);
        kept = now.keySet();
      }
    } catch (IOException e) {
      LOG.warn("The embeddings cannot be kept: {}", e.getMessage());
    } finally {
      keeping.unlock();
    }
  }

  private static String key(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(ModelCatalog.TITAN_EMBED.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
