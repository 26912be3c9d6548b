package com.mangaassist.services.chat;

import org.jspecify.annotations.Nullable;

/**
 * A product as a customer sees it beside an answer.
 *
 * @param productId as MNG-0684
 * @param titleJa title of the Japanese edition
 * @param titleEn English title, absent where none is known
 * @param priceJpy price of one volume in yen, tax included
 * @param stock copies in stock, ≥ 0
 * @param score rank score of retrieval, higher is better
 * @param author as in the catalogue: {@code 日本語名 (Given Family)}
 * @param volumes volumes of the standard Japanese edition
 * @param status ongoing, completed or hiatus
 */
public record ProductCard(
    String productId,
    String titleJa,
    @Nullable String titleEn,
    int priceJpy,
    int stock,
    double score,
    String author,
    int volumes,
    String status) {}
