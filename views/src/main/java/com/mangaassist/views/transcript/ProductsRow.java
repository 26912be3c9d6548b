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
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The products that were found, as cards that wrap. */
final class ProductsRow extends Row {

  private static final double CARD_WIDTH = 170;
  private static final double CARD_HEIGHT = 98;

  private final Texts texts;

  ProductsRow(TurnRow turn, Texts texts) {
    super(turn);
    this.texts = texts;
  }

  @Override
  double estimate(double width) {
    int inRow = Math.max(1, (int) (width / (CARD_WIDTH + 10)));
    int rows = (turn().products().size() + inRow - 1) / inRow;
    return 12 + rows * CARD_HEIGHT;
  }

  @Override
  Region make() {
    FlowPane cards = new FlowPane();
    cards.getStyleClass().add("product-cards");
    turn().products().forEach(product -> cards.getChildren().add(card(product)));
    return cards;
  }

  private VBox card(ProductCard product) {
    Label title = Labels.of(product.titleJa(), "product-title", "strong");
    Label about = Labels.of(about(product), "product-about");
    Label price = Labels.of(Format.yen(product.priceJpy()), "strong");
    price.setMinWidth(Region.USE_PREF_SIZE);
    StockChip stock = new StockChip(texts, product.stock());
    HBox line = new HBox(8, price, stock);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(Labels.tooltipWhenCut(title), Labels.tooltipWhenCut(about), line);
    card.getStyleClass().add("product-card");
    card.setAccessibleRole(AccessibleRole.TEXT);
    card.setAccessibleText(
        String.join(
            ", ",
            title.getText(),
            about.getText().replace("\n", ", "),
            price.getText(),
            stock.getText()));
    return card;
  }

  private String about(ProductCard product) {
    String volumes = texts.count("product.volumes", product.volumes());
    String status = texts.now("product.status." + statusKey(product.status()));
    return texts.now("product.about", author(product.author()), volumes, status);
  }

  private static String statusKey(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "completed" -> "completed";
      case "hiatus" -> "hiatus";
      default -> "ongoing";
    };
  }

  /** The catalogue writes {@code 九井諒子 (Ryoko Kui)}; each language takes its own. */
  private String author(String both) {
    int open = both.indexOf(" (");
    if (open <= 0 || !both.endsWith(")")) {
      return both;
    }
    return texts.languageProperty().get() == Language.JAPANESE
        ? both.substring(0, open)
        : both.substring(open + 2, both.length() - 1);
  }
}
