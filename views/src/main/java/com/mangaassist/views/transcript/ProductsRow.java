package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.StockChip;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The products that were found, as cards in the language of the answer. */
final class ProductsRow extends Row {

  private static final double CARD_HEIGHT = 98;

  private final Texts programTexts;

  ProductsRow(TurnRow turn, Texts texts) {
    super(turn);
    this.programTexts = texts;
  }

  @Override
  double estimate(double width) {
    int inRow = CardGrid.columns(width);
    int rows = (turn().products().size() + inRow - 1) / inRow;
    return 12 + rows * CARD_HEIGHT;
  }

  @Override
  Region make() {
    Language answered = turn().languageProperty().get();
    Texts texts = answered == null ? programTexts : programTexts.only(answered);
    CardGrid cards =
        new CardGrid(turn().products().stream().map(product -> card(product, texts)).toList());
    cards.getStyleClass().add("product-cards");
    return cards;
  }

  private static VBox card(ProductCard product, Texts texts) {
    Label title = Labels.of(product.titleJa(), "product-title", "strong");
    Label author =
        Labels.of(Authors.in(texts.languageProperty().get(), product.author()), "product-about");
    Label about = Labels.of(about(product, texts), "product-about");
    Label price = Labels.of(Format.yen(product.priceJpy()), "strong");
    price.setMinWidth(Region.USE_PREF_SIZE);
    StockChip stock = new StockChip(texts, product.stock());
    HBox line = new HBox(8, price, stock);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("product-price");
    VBox card =
        new VBox(
            Labels.tooltipWhenCut(title), who(Labels.tooltipWhenCut(author), about, texts), line);
    card.getStyleClass().add("product-card");
    card.setAccessibleRole(AccessibleRole.TEXT);
    card.setAccessibleText(
        String.join(
            ", ",
            title.getText(),
            author.getText(),
            about.getText(),
            price.getText(),
            stock.getText()));
    return card;
  }

  /** Japanese needs one line, where a long row of authors gives way to the rest; English two. */
  private static Node who(Label author, Label about, Texts texts) {
    if (texts.languageProperty().get() != Language.JAPANESE) {
      return new VBox(author, Labels.tooltipWhenCut(about));
    }
    about.setMinWidth(Region.USE_PREF_SIZE);
    Label dot = Labels.of(" · ", "product-about");
    dot.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(author, dot, about);
  }

  private static String about(ProductCard product, Texts texts) {
    String volumes = texts.count("product.volumes", product.volumes());
    String status = texts.now("product.status." + statusKey(product.status()));
    return texts.now("product.about", volumes, status);
  }

  private static String statusKey(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "completed" -> "completed";
      case "hiatus" -> "hiatus";
      default -> "ongoing";
    };
  }
}
