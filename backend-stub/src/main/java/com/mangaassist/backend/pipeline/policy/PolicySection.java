package com.mangaassist.backend.pipeline.policy;

/**
 * One rule of the shop.
 *
 * @param id by which an answer cites it, as {@code returns.damaged}
 */
public record PolicySection(String id, String japanese, String english) {}
