package com.mangaassist.backend.pipeline.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Conditions, and words that every customer says, mean nothing that a vector could find. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "完結している少女漫画で、1冊600円以下のおすすめは?",
        "おすすめの漫画を教えてください",
        "Can you recommend a completed series for women under 600 yen a volume?"
      })
  void asksNoModelWhereNoWordIsLeft(String text) {
    index.search(new SearchQuery(text, 5));
    assertThat(embedded).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "完結した qwxz vbnm の少女漫画",
        "amen, ongoing",
        "a completed series for women, qwxz vbnm"
      })
  void asksTheModelForWordsThatAreLeft(String text) {
    index.search(new SearchQuery(text, 5));
    assertThat(embedded).containsExactly(text);
  }

  /** What Lucene keeps between two searches is lent from one to the next. */
  @Test
  void findsTheSameOnManyThreads() throws Exception {
    var words = new SearchQuery("海賊の冒険 pirates", 5);
    var expected = LuceneProductIndex.open(Catalog.bundled()).search(words);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<SearchResult>> searches = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        // Of different length, so that none is remembered.
        var mine = new SearchQuery("海賊の冒険 pirates" + " ".repeat(i + 1), 5);
        searches.add(() -> index.search(mine));
      }
      for (Future<SearchResult> found : threads.invokeAll(searches)) {
        assertThat(found.get().hits().stream().map(hit -> hit.product().productId()))
            .containsExactlyElementsOf(
                expected.hits().stream().map(hit -> hit.product().productId()).toList());
      }
    }
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
