package com.mangaassist.backend.pipeline.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.models.CatalogueVectors.State;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Products;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.search.LiveProductIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A text that no model takes costs its product the vector, and nobody else anything. */
@Timeout(120)
class CatalogueVectorsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Product> FEW = Catalog.bundled().products().subList(0, 40);
  private static final String STRANGE = "量子将棋";

  @TempDir Path folder;
  private final LiveProductIndex index = LiveProductIndex.open(new Catalog(FEW));
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean refuses;
  private volatile boolean hangs;

  @AfterEach
  void close() {
    index.close();
  }

  private float[] embed(String text) {
    if (refuses && text.contains(STRANGE)) {
      throw new IllegalStateException("refused");
    }
    if (hangs) {
      reached.countDown();
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    float[] vector = new float[TitanEmbedder.DIMENSIONS];
    vector[Math.floorMod(text.hashCode(), vector.length)] = 1;
    return vector;
  }

  private Path file() {
    return folder.resolve("embeddings.bin");
  }

  private CatalogueVectors ready(LiveProductIndex of) {
    var vectors = CatalogueVectors.start(of, CachedEmbedder.open(this::embed, file()));
    Awaitility.await().atMost(PATIENCE).until(vectors::state, State.READY::equals);
    return vectors;
  }

  private int kept() throws Exception {
    return EmbeddingFile.read(file(), TitanEmbedder.DIMENSIONS).size();
  }

  private static Catalog with(int more) {
    List<Product> products = new ArrayList<>(FEW);
    IntStream.range(0, more).forEach(i -> products.add(Products.named("MNG-90" + i, STRANGE + i)));
    return new Catalog(products);
  }

  @Test
  void keepsTheVectorsOfNewWorks() throws Exception {
    try (var vectors = ready(index)) {
      vectors.replace(with(1));
      assertThat(index.serving().catalog().products()).hasSize(FEW.size() + 1);
      assertThat(kept()).isEqualTo(FEW.size() + 1);
    }
  }

  @Test
  void servesWhatCannotBeEmbeddedByItsWordsAndTriesAgain() {
    try (var vectors = ready(index)) {
      refuses = true;
      vectors.replace(with(1));
      var found = index.search(new SearchQuery(STRANGE + 0, 1)).hits();
      assertThat(found.getFirst().product().productId()).isEqualTo("MNG-900");
      assertThat(vectors.state()).isEqualTo(State.READY);

      refuses = false;
      Awaitility.await().atMost(PATIENCE).until(this::kept, is -> is == FEW.size() + 1);
    }
  }

  @Test
  void isReadyWithoutTheVectorOfOneTextThatIsRefused() throws Exception {
    refuses = true;
    var strange = LiveProductIndex.open(with(1));
    try (var _ = ready(strange)) {
      assertThat(Files.exists(file())).isTrue();
      assertThat(kept()).isEqualTo(FEW.size());
    }
    strange.close();
  }

  @Test
  void aChangeThatWaitsForVectorsEndsWithIt() throws Exception {
    var vectors = ready(index);
    hangs = true;
    Thread change = Thread.ofVirtual().start(() -> vectors.replace(with(9)));
    reached.await();
    vectors.close();
    assertThat(change.join(PATIENCE)).isTrue();
    assertThat(index.catalog().products()).hasSize(FEW.size() + 9);
  }
}
