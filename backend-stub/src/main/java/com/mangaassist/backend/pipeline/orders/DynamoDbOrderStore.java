package com.mangaassist.backend.pipeline.orders;

import com.mangaassist.backend.platform.parts.SparseLog;
import com.mangaassist.backend.platform.store.StoreException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Orders in a DynamoDB table with {@code customer_id} (text) as partition key and {@code
 * order_number} (text) as sort key; {@code docs/user-guide.md} tells how to make it. An account
 * without the table has no orders.
 */
public final class DynamoDbOrderStore implements OrderStore {

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbOrderStore.class);

  /** Named as the shop's other tables are. */
  public static final String TABLE = "MangaAssist-Orders";

  /** An answer waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<DynamoDbAsyncClient> client;
  private final SparseLog notes = new SparseLog(LOG);

  /**
   * On the account of a client.
   *
   * @param client asked for with each use, so that nobody pays for it who has no orders
   */
  public DynamoDbOrderStore(Supplier<DynamoDbAsyncClient> client) {
    this.client = client;
  }

  @Override
  public List<Order> latest(String customerId, int limit) {
    List<Order> orders = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryResponse page = page(customerId, from);
      page.items().forEach(item -> read(item, orders));
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
    orders.sort(Comparator.comparing(Order::placedOn).reversed().thenComparing(Order::orderNumber));
    return List.copyOf(orders.subList(0, Math.min(limit, orders.size())));
  }

  private QueryResponse page(String customerId, Map<String, AttributeValue> from) {
    var request =
        QueryRequest.builder()
            .tableName(TABLE)
            .keyConditionExpression("customer_id = :customer")
            .expressionAttributeValues(Map.of(":customer", text(customerId)))
            .exclusiveStartKey(from.isEmpty() ? null : from)
            .overrideConfiguration(c -> c.apiCallTimeout(PATIENCE))
            .build();
    try {
      return result(client.get().query(request));
    } catch (ResourceNotFoundException e) {
      notes.note("The account has no table " + TABLE + ": nobody has orders");
      return QueryResponse.builder().build();
    } catch (SdkException e) {
      throw StoreException.failed("Table " + TABLE, e);
    }
  }

  private void read(Map<String, AttributeValue> item, List<Order> orders) {
    try {
      orders.add(OrderItems.read(item));
    } catch (IllegalArgumentException | DateTimeException e) {
      // What others wrote into the table is no reason to tell a customer of none.
      notes.note("An item of table " + TABLE + " is no order: " + e.getMessage());
    }
  }

  @Override
  public void keep(Order order) {
    try {
      var _ =
          result(
              client
                  .get()
                  .putItem(
                      r ->
                          r.tableName(TABLE)
                              .item(OrderItems.write(order))
                              .conditionExpression("attribute_not_exists(order_number)")
                              .overrideConfiguration(c -> c.apiCallTimeout(PATIENCE))));
    } catch (ConditionalCheckFailedException e) {
      LOG.debug("Order {} is kept already", order.orderNumber());
    } catch (SdkException e) {
      throw StoreException.failed("Table " + TABLE, e);
    }
  }

  private static <T> T result(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SdkException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
