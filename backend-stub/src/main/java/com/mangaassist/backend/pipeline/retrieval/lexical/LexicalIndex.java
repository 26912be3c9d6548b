package com.mangaassist.backend.pipeline.retrieval.lexical;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** BM25 over all words of the catalogue, held in memory; document numbers are catalogue places. */
public final class LexicalIndex implements AutoCloseable {

  /** Characters of a text that are looked at. */
  private static final int LONGEST = 400;

  private static final String JAPANESE = "ja";
  private static final String ENGLISH = "en";
  private static final String TITLE_JAPANESE = "title_ja";
  private static final String TITLE_ENGLISH = "title_en";
  private static final Map<String, Float> BOOSTS =
      Map.of(JAPANESE, 1f, ENGLISH, 1f, TITLE_JAPANESE, 1.5f, TITLE_ENGLISH, 1.5f);

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Analyzer analyzer;
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

  /** BM25 score of each of the best {@code limit} products, by place in the catalogue. */
  public Map<Integer, Float> search(String text, int limit) {
    // Lucene refuses queries of over 1,024 terms, and nobody names that many works.
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    String words = text.substring(0, end);
    var builder = new QueryBuilder(analyzer);
    var query = new BooleanQuery.Builder();
    BOOSTS.forEach(
        (field, boost) -> {
          var part = builder.createBooleanQuery(field, words);
          if (part != null) {
            query.add(new BoostQuery(part, boost), Occur.SHOULD);
          }
        });
    var scores = new HashMap<Integer, Float>();
    try {
      for (var hit : searcher.search(query.build(), limit).scoreDocs) {
        scores.put(hit.doc, hit.score);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scores;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
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
