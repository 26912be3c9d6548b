package com.mangaassist.backend.pipeline.retrieval.lexical;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/** BM25 over all words of the catalogue, held in memory; document numbers are catalogue places. */
public final class LexicalIndex implements AutoCloseable {

  /** Characters of a text that are looked at. */
  private static final int LONGEST = 400;

  private static final String JAPANESE = "ja";
  private static final String ENGLISH = "en";
  private static final String TITLE_JAPANESE = "title_ja";
  private static final String TITLE_ENGLISH = "title_en";
  private static final float TITLE_BOOST = 1.5f;

  /** Lucene refuses queries of over 1,024 terms. */
  private static final int MOST_TERMS = 200;

  /** Plain arrays: a buffer for each read costs more than the read. */
  private final ByteBuffersDirectory directory =
      new ByteBuffersDirectory(
          new SingleInstanceLockFactory(),
          ByteBuffersDataOutput::new,
          ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);

  private final Analyzer analyzer;

  /** For queries, those that nobody uses. */
  private final Queue<Analyzer> idle = new ConcurrentLinkedQueue<>();

  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** Indexes the products; throws UncheckedIOException when Lucene fails. */
  public LexicalIndex(List<Product> products) {
    var japanese = new JapaneseAnalyzer();
    this.analyzer =
        new PerFieldAnalyzerWrapper(
            new EnglishAnalyzer(), Map.of(JAPANESE, japanese, TITLE_JAPANESE, japanese));
    try {
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Product product : products) {
          writer.addDocument(document(product));
        }
        writer.forceMerge(1);
      }
      this.reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.searcher = new IndexSearcher(reader);
  }

  /** BM25 score of the best {@code limit} products by place in the catalogue, 0 for all others. */
  public float[] search(String text, int limit) {
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    String words = text.substring(0, end);
    var scores = new float[reader.maxDoc()];
    try {
      var query = new BooleanQuery.Builder();
      addTerms(query, words, JAPANESE, TITLE_JAPANESE);
      addTerms(query, words, ENGLISH, TITLE_ENGLISH);
      for (var hit : searcher.search(query.build(), limit).scoreDocs) {
        scores[hit.doc] = hit.score;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scores;
  }

  /** The words as the analyser of the first field cuts them, wanted in both. */
  private void addTerms(BooleanQuery.Builder query, String words, String field, String title)
      throws IOException {
    for (String term : terms(field, words)) {
      query.add(new TermQuery(new Term(field, term)), Occur.SHOULD);
      query.add(new BoostQuery(new TermQuery(new Term(title, term)), TITLE_BOOST), Occur.SHOULD);
    }
  }

  private Set<String> terms(String field, String words) throws IOException {
    Analyzer known = idle.poll();
    Analyzer own = known == null ? new BorrowedAnalyzer(analyzer) : known;
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream tokens = own.tokenStream(field, words)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (terms.size() < MOST_TERMS && tokens.incrementToken()) {
        terms.add(term.toString());
      }
    }
    // Not after a failure: then nobody knows what state it is in.
    idle.add(own);
    return terms;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
      idle.forEach(Analyzer::close);
      analyzer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(Product product) {
    var document = new Document();
    String all =
        String.join(
            " ",
            product.author(),
            product.publisherJa(),
            product.publisher(),
            product.magazine(),
            String.join(" ", product.genres()),
            String.join(" ", product.tags()));
    String titleEn = product.titleEn() == null ? "" : product.titleEn();
    add(document, JAPANESE, all);
    add(document, ENGLISH, all);
    add(document, TITLE_JAPANESE, product.titleJa());
    add(document, TITLE_ENGLISH, titleEn + " " + product.titleRomaji());
    return document;
  }

  private static void add(Document document, String field, String text) {
    document.add(new TextField(field, text, Field.Store.NO));
  }
}
