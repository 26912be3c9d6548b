package com.mangaassist.backend.pipeline.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.catalog.CatalogChanges.Sale;
import com.mangaassist.backend.pipeline.functions.BusEvent;
import com.mangaassist.backend.pipeline.models.CachedEmbedder;
import com.mangaassist.backend.pipeline.models.CatalogueVectors;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.search.LiveProductIndex;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shop's products: the bundled catalog, what publishers changed of it, and the index. */
public final class ShopCatalog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShopCatalog.class);
  private static final int LONGEST_ID = 100;

  private final Catalog bundled;
  private final CatalogChanges changes;
  private final LiveProductIndex index;
  private final CatalogueVectors vectors;

  private final ReentrantLock indexing = new ReentrantLock();
  private final AtomicLong kept = new AtomicLong();
  private long indexed;

  private ShopCatalog(
      Catalog bundled, CatalogChanges changes, LiveProductIndex index, CatalogueVectors vectors) {
    this.bundled = bundled;
    this.changes = changes;
    this.index = index;
    this.vectors = vectors;
  }

  /** Indexes the words; vectors follow in the background. */
  public static ShopCatalog open(SqliteDatabase database, CachedEmbedder embedder) {
    Catalog bundled = Catalog.bundled();
    var changes = new CatalogChanges(database);
    var index = LiveProductIndex.open(changes.on(bundled));
    return new ShopCatalog(bundled, changes, index, CatalogueVectors.start(index, embedder));
  }

  /** Finds them. */
  public ProductIndex index() {
    return index;
  }

  /** How far their vectors are. */
  public CatalogueVectors vectors() {
    return vectors;
  }

  /**
   * Takes a {@code CatalogUpdate.*} event: keeps what it tells, embeds what reads differently now
   * and serves the new index. Several at once cost one index. A text that cannot be embedded now
   * holds nothing up: its product is found by words until it can.
   *
   * @throws IllegalArgumentException if it tells what cannot be
   */
  public void update(BusEvent event) {
    JsonNode detail = event.detail();
    String id = detail.path("product_id").asText("");
    if (id.isBlank() || id.length() > LONGEST_ID) {
      LOG.warn("A {} names no product", event.detailType());
      return;
    }
    ObjectNode columns = ToldProduct.columns(detail.path("data"));
    String title = detail.path("title").asText("").strip();
    if (!title.isEmpty() && !columns.has("title_ja")) {
      columns.setAll(ToldProduct.columns(titled(title)));
    }
    changes.keep(id, columns, sale(event.detailType()), event.time());
    index(kept.incrementAndGet());
    if (index.catalog().find(id).isEmpty()) {
      LOG.info("{}: {} is not sold", event.detailType(), id);
    }
  }

  private static ObjectNode titled(String title) {
    return Json.object().put("title", title);
  }

  private static Sale sale(String detailType) {
    return switch (detailType) {
      case "CatalogUpdate.new_release" -> Sale.BEGINS;
      case "CatalogUpdate.discontinued" -> Sale.ENDS;
      default -> Sale.GOES_ON;
    };
  }

  private void index(long change) {
    indexing.lock();
    try {
      if (indexed < change) {
        long upTo = kept.get();
        vectors.replace(changes.on(bundled));
        indexed = upTo;
      }
    } finally {
      indexing.unlock();
    }
  }

  @Override
  public void close() {
    vectors.close();
    index.close();
  }
}
