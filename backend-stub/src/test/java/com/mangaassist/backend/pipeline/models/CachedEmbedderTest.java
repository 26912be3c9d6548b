package com.mangaassist.backend.pipeline.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEmbedderTest {

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksForNothingAtASecondStart() throws Exception {
    float[] first = open().embedProduct("ダンジョン飯");
    CachedEmbedder embedder = open();
    float[] again = embedder.embedProduct("ダンジョン飯");
    embedder.keep();
    assertThat(again).isEqualTo(first);
    int soFar = asked.get();

    assertThat(open().embedProduct("ダンジョン飯")).isEqualTo(first);
    assertThat(asked.get()).isEqualTo(soFar);
  }

  @Test
  void asksOnlyForWhatIsMissingAfterARoundThatFailed() throws Exception {
    CachedEmbedder embedder = open();
    embedder.embedProduct("one");
    embedder.keep();
    assertThat(asked.get()).isEqualTo(1);

    CachedEmbedder later = open();
    later.embedProduct("one");
    later.embedProduct("two");
    later.keep();
    assertThat(asked.get()).isEqualTo(2);
    assertThat(EmbeddingFile.read(file(), TitanEmbedder.DIMENSIONS)).hasSize(2);
  }

  @Test
  void keepsNoCustomersWords() throws Exception {
    CachedEmbedder embedder = open();
    embedder.embedProduct("a product");
    embedder.embed("a customer's words");
    embedder.embed("a customer's words");
    assertThat(asked.get()).as("remembered while it runs").isEqualTo(2);
    embedder.keep();
    assertThat(EmbeddingFile.read(file(), TitanEmbedder.DIMENSIONS)).hasSize(1);

    embedder.embedProduct("a later product");
    embedder.keep();
    assertThat(EmbeddingFile.read(file(), TitanEmbedder.DIMENSIONS)).hasSize(2);
  }

  @Test
  void makesADamagedFileAnew() throws Exception {
    Files.writeString(file(), "not embeddings at all");
    CachedEmbedder embedder = open();
    embedder.embedProduct("a product");
    embedder.keep();

    assertThat(EmbeddingFile.read(file(), TitanEmbedder.DIMENSIONS)).hasSize(1);
  }

  @Test
  void asksTitanForUnitVectors() {
    try (var aws = StandInFixture.saying(folder, "Hello.");
        var client = aws.client()) {
      float[] vector = new TitanEmbedder(client).embed("a manga about cooking");

      double length = 0;
      for (float component : vector) {
        length += (double) component * component;
      }
      assertThat(vector).hasSize(TitanEmbedder.DIMENSIONS);
      assertThat(Math.sqrt(length)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-3));
    }
  }

  private Path file() {
    return folder.resolve("embeddings.bin");
  }

  private CachedEmbedder open() {
    return CachedEmbedder.open(
        text -> {
          asked.incrementAndGet();
          float[] vector = new float[TitanEmbedder.DIMENSIONS];
          vector[Math.floorMod(text.hashCode(), vector.length)] = 1;
          return vector;
        },
        file());
  }
}
