package com.mangaassist.backend.pipeline.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.json.Json;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** On an account orders are in a table of DynamoDB, asked by the SDK's client. */
class DynamoDbOrderStoreTest {

  private DynamoDbTable table;
  private AwsClients aws;
  private DynamoDbOrderStore orders;

  @BeforeEach
  void open() throws Exception {
    table = new DynamoDbTable();
    aws =
        new AwsClients(
            "ap-northeast-1",
            table.endpoint(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    orders = new DynamoDbOrderStore(aws::dynamoDb);
  }

  @AfterEach
  void close() {
    aws.close();
    table.close();
  }

  private static Order order(String customer, String number, int day) {
    return new Order(
        number,
        customer,
        OrderState.SHIPPED,
        LocalDate.of(2026, 11, day),
        LocalDate.of(2026, 11, day + 1),
        List.of(new Order.Line("MNG-0001", "あまつき", 2, 660)),
        330,
        "paypay",
        "Yamato Transport",
        "000012345678");
  }

  @Test
  void givesBackWhatItKeeps() {
    Order order = order("cust-1", "MA-20418853", 3);
    orders.keep(order);

    assertThat(orders.latest("cust-1", 4)).containsExactly(order);
  }

  @Test
  void tellsTheLatestFirstOverAllPages() {
    for (int day : new int[] {4, 9, 1, 7, 2}) {
      orders.keep(order("cust-1", "MA-0000000" + day, day));
    }

    assertThat(orders.latest("cust-1", 3))
        .extracting(Order::orderNumber)
        .containsExactly("MA-00000009", "MA-00000007", "MA-00000004");
  }

  @Test
  void tellsNobodyOfAnothersOrders() {
    orders.keep(order("cust-1", "MA-00000001", 1));

    assertThat(orders.latest("cust-2", 4)).isEmpty();
  }

  @Test
  void leavesAnOrderAsItIsThatIsToldOfTwice() {
    Order first = order("cust-1", "MA-00000001", 1);
    orders.keep(first);
    orders.keep(order("cust-1", "MA-00000001", 20));

    assertThat(orders.latest("cust-1", 4)).containsExactly(first);
  }

  @Test
  void passesOverWhatIsNoOrder() {
    var strange = Json.object();
    strange.putObject("customer_id").put("S", "cust-1");
    strange.putObject("order_number").put("S", "MA-00000000");
    strange.putObject("state").put("S", "LOST");
    table.add(strange);
    orders.keep(order("cust-1", "MA-00000001", 1));

    assertThat(orders.latest("cust-1", 4))
        .extracting(Order::orderNumber)
        .containsExactly("MA-00000001");
  }

  @Test
  void anAccountWithoutTheTableHasNoOrders() {
    table.fails("ResourceNotFoundException");

    assertThat(orders.latest("cust-1", 4)).isEmpty();
  }

  @Test
  void saysThatItMayNotRead() {
    table.fails("AccessDeniedException");

    assertThatThrownBy(() -> orders.latest("cust-1", 4))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Table MangaAssist-Orders failed");
    assertThatThrownBy(() -> orders.keep(order("cust-1", "MA-00000001", 1)))
        .isInstanceOf(StoreException.class);
  }
}
