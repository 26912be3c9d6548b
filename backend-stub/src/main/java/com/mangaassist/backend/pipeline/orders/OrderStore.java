package com.mangaassist.backend.pipeline.orders;

import java.util.List;

/**
 * Orders by customer. Nobody gets an order but through the id of the customer whose it is, so no
 * answer can hold another customer's. SQLite here; on AWS the same questions go to a DynamoDB table
 * with the customer's id as partition key and the order number as sort key.
 */
public interface OrderStore {

  /** The latest orders of a customer, the newest first. Blocks the calling (virtual) thread. */
  List<Order> latest(String customerId, int limit);
}
