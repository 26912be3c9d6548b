package com.mangaassist.backend.pipeline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.orders.Order;
import com.mangaassist.backend.pipeline.orders.OrderState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model reads of an order. */
class GroundingLinesTest {

  private static String of(int shipping) {
    LocalDate day = LocalDate.of(2026, 11, 28);
    var line = new Order.Line("MNG-0001", "あまつき", 2, 500);
    var order =
        new Order(
            "MA-1", "c", OrderState.PAID, day, day, List.of(line), shipping, "paypay", "", "");
    return GroundingLines.of(new Grounding(List.of(order), List.of()), false);
  }

  @Test
  void theTotalIsWhatWasPaid() {
    assertThat(of(330)).contains("\"shipping_jpy\":330,\"total_jpy\":1330");
    assertThat(of(-100)).contains("\"shipping_jpy\":0,\"total_jpy\":900");
  }
}
