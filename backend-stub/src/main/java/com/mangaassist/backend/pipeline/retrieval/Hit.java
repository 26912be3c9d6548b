package com.mangaassist.backend.pipeline.retrieval;

/** A product found; a higher score is better, scores of different searches do not compare. */
public record Hit(Product product, double score) {}
