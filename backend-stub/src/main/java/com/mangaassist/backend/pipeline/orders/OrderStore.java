package com.mangaassist.backend.pipeline.orders;

/** Orders by customer: SQLite here, on AWS a DynamoDB table. */
public interface OrderStore extends LatestOrders {

  /**
   * Keeps an order; returns when that is certain. One that is kept already stays as it is, so the
   * same payment may be told of twice.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException if it cannot be kept now
   */
  void keep(Order order);
}
