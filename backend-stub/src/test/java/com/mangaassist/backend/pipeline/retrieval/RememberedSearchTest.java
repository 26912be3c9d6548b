package com.mangaassist.backend.pipeline.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same search costs one call of the embedding model, and none of its failures is remembered.
 */
class RememberedSearchTest {

  /** Words in which nothing is understood, so that the search guesses at their meaning. */
  private static final SearchQuery VAGUE = new SearchQuery("qwxz vbnm", 5);

  private final LuceneProductIndex index = LuceneProductIndex.open(Catalog.bundled());
  private final List<String> embedded = new ArrayList<>();
  private boolean reachable = true;

  @BeforeEach
  void addVectors() {
    index.addVectors(this::embed, Runnable::run).join();
    embedded.clear();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private float[] embed(String text) {
    embedded.add(text);
    if (!reachable) {
      throw new IllegalStateException("no model");
    }
    return new float[] {text.length(), 1};
  }

  @Test
  void findsTheSameWithoutAskingAgain() {
    var first = index.search(VAGUE);
    assertThat(index.search(VAGUE)).isEqualTo(first);
    assertThat(embedded).containsExactly(VAGUE.text());
  }

  @Test
  void asksAgainAfterTheModelWasOutOfReach() {
    reachable = false;
    index.search(VAGUE);
    reachable = true;
    index.search(VAGUE);
    index.search(VAGUE);
    assertThat(embedded).containsExactly(VAGUE.text(), VAGUE.text());
  }

  @Test
  void findsAnewWhenVectorsCome() {
    index.search(VAGUE);
    index.addVectors(this::embed, Runnable::run).join();
    embedded.clear();
    index.search(VAGUE);
    assertThat(embedded).containsExactly(VAGUE.text());
  }
}
