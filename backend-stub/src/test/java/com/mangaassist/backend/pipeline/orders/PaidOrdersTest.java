package com.mangaassist.backend.pipeline.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.functions.BusEvent;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.search.LiveProductIndex;
import com.mangaassist.services.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was paid for is an order, whatever the catalog says by then. */
class PaidOrdersTest {

  private static final int PRICE = Catalog.bundled().find("MNG-0001").orElseThrow().priceJpy();

  private final List<Order> kept = new ArrayList<>();
  private final LiveProductIndex index = LiveProductIndex.open(Catalog.bundled());
  private final PaidOrders orders =
      new PaidOrders(
          new OrderStore() {
            @Override
            public void keep(Order order) {
              kept.add(order);
            }

            @Override
            public List<Order> latest(String customerId, int limit) {
              return kept;
            }
          },
          index);

  @AfterEach
  void close() {
    index.close();
  }

  private static ObjectNode detail(String items) throws Exception {
    var detail = Json.object().put("order_id", "MA-1").put("customer_id", "buyer");
    detail.set("items", Json.parse(items));
    return detail;
  }

  private Order order(ObjectNode detail) {
    orders.keep(
        new BusEvent(
            "1",
            "mangaassist.payments",
            "PaymentCompleted",
            Instant.parse("2026-11-28T20:00:00Z"),
            detail));
    return kept.getLast();
  }

  @Test
  void whatIsPaidBeyondTheGoodsIsShipping() throws Exception {
    int amount = 2 * PRICE + 330;
    Order order =
        order(detail("[{\"product_id\":\"MNG-0001\",\"quantity\":\"2\"}]").put("amount", amount));
    assertThat(order.lines()).containsExactly(new Order.Line("MNG-0001", "あまつき", 2, PRICE));
    assertThat(order.shippingJpy()).isEqualTo(330);
    assertThat(order.totalJpy()).isEqualTo(amount);
  }

  @Test
  void whatIsNotSoldIsKeptUnderTheNameThatThePaymentGives() throws Exception {
    Order order =
        order(
            detail(
                    "[{\"product_id\":\"GONE-1\",\"title\":\"夜の棋士\",\"unit_price\":700},"
                        + "{\"product_id\":\"GONE-2\",\"unit_price\":\"300\",\"quantity\":2}]")
                .put("amount", 1300));
    assertThat(order.lines())
        .containsExactly(
            new Order.Line("GONE-1", "夜の棋士", 1, 700), new Order.Line("GONE-2", "GONE-2", 2, 300));
    assertThat(order.shippingJpy()).isZero();
  }

  @Test
  void whatNobodyPricedCostsWhatTheOthersLeft() throws Exception {
    int amount = PRICE + 1000;
    Order order =
        order(
            detail("[{\"product_id\":\"MNG-0001\"},{\"product_id\":\"GONE-1\",\"quantity\":3}]")
                .put("amount", amount));
    assertThat(order.lines().getLast().unitPriceJpy()).isEqualTo(334);
    assertThat(order.shippingJpy()).isNotPositive();
    assertThat(order.totalJpy()).isEqualTo(amount);
  }

  @Test
  void aTotalIsWhatWasPaidWhenThatIsLessThanTheGoodsCost() throws Exception {
    Order order =
        order(detail("[{\"product_id\":\"MNG-0001\",\"quantity\":3}]").put("amount", PRICE));
    assertThat(order.totalJpy()).isEqualTo(PRICE);
    assertThat(order.shippingJpy()).isNegative();
  }

  @Test
  void sumsDoNotOverflow() throws Exception {
    Order order =
        order(
            detail(
                "[{\"product_id\":\"A\",\"quantity\":999,\"unit_price\":10000000},"
                    + "{\"product_id\":\"B\",\"quantity\":999,\"unit_price\":10000000}]"));
    assertThat(order.totalJpy()).isEqualTo(19_980_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer+1@example.com", "顧客 1", "auth0|5f7c8ec7c33c6c004bbafe82", "a/b"})
  void whoeverMayChatMayBuy(String customer) throws Exception {
    assertThat(order(detail("[{\"product_id\":\"MNG-0001\"}]").put("customer_id", customer)))
        .extracting(Order::customerId)
        .isEqualTo(customer);
    String longest = "c".repeat(128);
    assertThat(order(detail("[{\"product_id\":\"MNG-0001\"}]").put("customer_id", longest)))
        .extracting(Order::customerId)
        .isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a\n", "a\u200b", "a\u202eb"})
  void whoLooksLikeSomebodyElseMayNot(String customer) throws Exception {
    var detail = detail("[{\"product_id\":\"MNG-0001\"}]").put("customer_id", customer);
    assertThatThrownBy(() -> order(detail)).isInstanceOf(IllegalArgumentException.class);
    detail.put("customer_id", "c".repeat(129));
    assertThatThrownBy(() -> order(detail)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000", "2.5", "\"two\"", "\"1.5\"", "\"\"", "true", "[]"})
  void aQuantityIsAWholeNumber(String quantity) throws Exception {
    var detail = detail("[{\"product_id\":\"MNG-0001\",\"quantity\":" + quantity + "}]");
    assertThatThrownBy(() -> order(detail)).hasMessageStartingWith("quantity has to be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "16.5", "\"free\"", "null", "1e99"})
  void anAmountIsWholeYen(String amount) throws Exception {
    var detail = detail("[{\"product_id\":\"MNG-0001\"}]");
    detail.set("amount", Json.parse(amount));
    assertThatThrownBy(() -> order(detail)).hasMessageStartingWith("amount has to be");
  }

  @Test
  void anOrderOfWhichNothingTellsThePriceIsRefused() throws Exception {
    var detail = detail("[{\"product_id\":\"GONE-1\"}]");
    assertThatThrownBy(() -> order(detail)).hasMessageContaining("price");
    assertThat(kept).isEmpty();
  }
}
