package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch.Kind;

/**
 * One name of a work.
 *
 * @param key folded, without gaps
 * @param sound as it is spoken
 * @param words how many Latin words it has; 0 for a Japanese name
 * @param needsEvidence an everyday English word, a title only where the sentence says so
 */
record TitleName(
    Product product, Kind kind, String key, String sound, int words, boolean needsEvidence) {}
