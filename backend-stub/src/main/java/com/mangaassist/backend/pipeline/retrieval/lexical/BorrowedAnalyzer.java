package com.mangaassist.backend.pipeline.retrieval.lexical;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what it is made of for whoever uses it next, one thread at a time. Lucene's own analyzers
 * keep it by thread, and a virtual thread lives for one question: each would make a Japanese
 * tokenizer with its buffers anew.
 */
final class BorrowedAnalyzer extends AnalyzerWrapper {

  private final Analyzer wrapped;

  BorrowedAnalyzer(Analyzer wrapped) {
    super(new Kept());
    this.wrapped = wrapped;
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return wrapped;
  }

  private static final class Kept extends ReuseStrategy {

    private final Map<String, TokenStreamComponents> byField = new HashMap<>();

    @Override
    public @Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String field) {
      return byField.get(field);
    }

    @Override
    public void setReusableComponents(
        Analyzer analyzer, String field, TokenStreamComponents components) {
      byField.put(field, components);
    }
  }
}
