package com.mangaassist.backend.pipeline.orders;

import java.util.List;

/**
 * What answers rest on. Nobody gets an order but through the id of the customer whose it is, so no
 * answer can hold another customer's.
 */
@FunctionalInterface
public interface LatestOrders {

  /**
   * The latest orders of a customer, the newest first. Blocks the calling (virtual) thread.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException if they cannot be read now
   */
  List<Order> latest(String customerId, int limit);
}
