package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.catalog.ShopCatalog;
import com.mangaassist.backend.pipeline.functions.AnalyticsStore;
import com.mangaassist.backend.pipeline.functions.EventFunction;
import com.mangaassist.backend.pipeline.orders.PaidOrders;
import java.util.Map;

/** What stands behind the names of the functions that the document's rules lead to. */
final class PipelineFunctions {
  private PipelineFunctions() {}

  /** By name. */
  static Map<String, EventFunction> of(
      AnalyticsStore analytics, ShopCatalog shop, PaidOrders orders) {
    return Map.of(
        Blueprints.ANALYTICS,
        analytics::count,
        Blueprints.INFERENCE_PROCESSOR,
        event -> {
          analytics.use(event);
          orders.keep(event);
        },
        Blueprints.MODERATION,
        analytics::flag,
        Blueprints.EMBEDDING,
        shop::update);
  }
}
