package com.mangaassist.backend.pipeline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.pipeline.catalog.CatalogChanges.Sale;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Status;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishers tell comes twice, late and in pieces; the catalog is what they told last. */
class CatalogChangesTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String KNOWN = "MNG-0001";
  private static final String NEW = "MNG-9001";

  @TempDir private Path folder;
  private final Catalog bundled = Catalog.bundled();
  private SqliteDatabase database;
  private CatalogChanges changes;

  @BeforeEach
  void open() {
    database =
        SqliteDatabase.open(
            folder.resolve("catalog.db"),
            List.of(CatalogChanges.SCHEMA),
            SqliteDatabase.Settings.ofRepeatableWork());
    changes = new CatalogChanges(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void tell(String id, Sale sale, int second, String data) throws Exception {
    changes.keep(id, ToldProduct.columns(Json.parse(data)), sale, NOON.plusSeconds(second));
  }

  private Optional<Product> now(String id) {
    return changes.on(bundled).find(id);
  }

  @Test
  void withoutAnyTheCatalogIsTheBundledOne() {
    assertThat(changes.on(bundled)).isSameAs(bundled);
  }

  @Test
  void aPriceChangeChangesThePriceAlone() throws Exception {
    Product before = bundled.find(KNOWN).orElseThrow();
    tell(KNOWN, Sale.GOES_ON, 0, "{\"id\":\"MNG-0001\",\"price\":990,\"isbn\":\"978-4\"}");
    Product after = now(KNOWN).orElseThrow();
    assertThat(after.priceJpy()).isEqualTo(990);
    assertThat(after).usingRecursiveComparison().ignoringFields("priceJpy").isEqualTo(before);
    assertThat(changes.on(bundled).products()).hasSameSizeAs(bundled.products());
  }

  @Test
  void anEventThatComesLateChangesNothingThatWasToldSince() throws Exception {
    tell(KNOWN, Sale.GOES_ON, 20, "{\"price_jpy\":1100}");
    tell(KNOWN, Sale.GOES_ON, 10, "{\"price_jpy\":990,\"stock\":3}");
    assertThat(now(KNOWN).orElseThrow().priceJpy()).isEqualTo(1_100);
    assertThat(now(KNOWN).orElseThrow().stock()).isEqualTo(3);
    tell(KNOWN, Sale.ENDS, 30, "{}");
    tell(KNOWN, Sale.BEGINS, 25, "{}");
    assertThat(now(KNOWN)).isEmpty();
  }

  @Test
  void forEachColumnTheLatestEventCountsThatNamesIt() throws Exception {
    tell(KNOWN, Sale.GOES_ON, 10, "{\"price\":900}");
    tell(KNOWN, Sale.GOES_ON, 30, "{\"stock\":4}");
    tell(KNOWN, Sale.GOES_ON, 20, "{\"price\":950,\"stock\":9}");
    assertThat(now(KNOWN).orElseThrow().priceJpy()).isEqualTo(950);
    assertThat(now(KNOWN).orElseThrow().stock()).isEqualTo(4);
  }

  @Test
  void aPriceThatIsToldOfLaterKeepsNothingOnSale() throws Exception {
    tell(KNOWN, Sale.GOES_ON, 30, "{\"price\":900}");
    tell(KNOWN, Sale.ENDS, 20, "{}");
    assertThat(now(KNOWN)).isEmpty();
    tell(KNOWN, Sale.BEGINS, 10, "{}");
    assertThat(now(KNOWN)).isEmpty();
  }

  @Test
  void partsOfATextWithBarsAreAsShortAsTheOthers() throws Exception {
    var told = Json.parse("{\"tags\":\"shogi|" + "x".repeat(301) + "\"}");
    assertThatThrownBy(() -> ToldProduct.columns(told)).hasMessageStartingWith("tags has to be");
  }

  @Test
  void whatIsDiscontinuedIsSoldNoMoreUntilItIsReleasedAgain() throws Exception {
    tell(KNOWN, Sale.ENDS, 0, "{}");
    tell(KNOWN, Sale.GOES_ON, 1, "{\"price\":990}");
    assertThat(now(KNOWN)).isEmpty();
    tell(KNOWN, Sale.BEGINS, 2, "{\"stock\":12}");
    assertThat(now(KNOWN).orElseThrow().priceJpy()).isEqualTo(990);
    assertThat(now(KNOWN).orElseThrow().stock()).isEqualTo(12);
  }

  @Test
  void aNewWorkIsSoldOnceItHasTitleAndPrice() throws Exception {
    tell(NEW, Sale.BEGINS, 0, "{\"title\":\"量子将棋クラブ\"}");
    assertThat(now(NEW)).isEmpty();
    tell(NEW, Sale.GOES_ON, 1, "{\"price\":\"770\"}");
    Product product = now(NEW).orElseThrow();
    assertThat(product.titleJa()).isEqualTo("量子将棋クラブ");
    assertThat(product.priceJpy()).isEqualTo(770);
    assertThat(product.status()).isEqualTo(Status.ONGOING);
    assertThat(product.firstYear()).isEqualTo(2026);
    assertThat(changes.on(bundled).products()).hasSize(bundled.products().size() + 1);
  }

  @Test
  void listsMayBeWrittenAsTheCatalogWritesThem() throws Exception {
    tell(KNOWN, Sale.GOES_ON, 0, "{\"genres\":\"sports|comedy\",\"tags\":[\"将棋\",\"shogi\"]}");
    assertThat(now(KNOWN).orElseThrow().genres()).containsExactly("sports", "comedy");
    assertThat(now(KNOWN).orElseThrow().tags()).containsExactly("将棋", "shogi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"price\":\"cheap\"}",
        "{\"price\":0}",
        "{\"price\":9.5}",
        "{\"price\":1e9}",
        "{\"stock\":-1}",
        "{\"title\":\" \"}",
        "{\"title\":{}}",
        "{\"status\":\"burnt\"}",
        "{\"demographic\":\"cats\"}",
        "{\"tags\":{\"a\":1}}"
      })
  void whatCannotBeIsRefused(String data) throws Exception {
    var told = Json.parse(data);
    assertThatThrownBy(() -> ToldProduct.columns(told))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
