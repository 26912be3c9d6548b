package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.recommend.Recommendation;

/** Keeps that something was recommended. */
@FunctionalInterface
public interface RecommendationNotes {

  /**
   * Keeps it for the bus, on the disk when this returns.
   *
   * @return the correlation id of its event
   */
  String keep(String customerId, Recommendation found);
}
