package com.mangaassist.services.chat;

/**
 * What an answer rests on.
 *
 * @param type {@code product}, {@code policy} or {@code order}
 * @param id product id, section of the shop's policy, or order number
 */
public record Citation(String type, String id) {}
