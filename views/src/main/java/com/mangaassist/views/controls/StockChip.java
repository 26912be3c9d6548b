package com.mangaassist.views.controls;

import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;

/** How many of a product are in stock: green, or amber when none is. */
public final class StockChip extends Chip {

  /**
   * A chip that follows the language.
   *
   * @param texts of any pane
   * @param stock pieces, 0 or more
   */
  public StockChip(Texts texts, long stock) {
    super("", stock > 0 ? Kind.OK : Kind.WARN);
    Texts own = texts.in("controls");
    textProperty()
        .bind(stock > 0 ? own.get("stock.some", Format.whole(stock)) : own.get("stock.none"));
  }
}
