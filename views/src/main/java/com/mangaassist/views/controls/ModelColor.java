package com.mangaassist.views.controls;

import java.util.Locale;
import javafx.scene.Node;

/** The colour of a model, the same everywhere. */
public enum ModelColor {
  TEAL("teal"),
  VIOLET("violet"),
  AMBER("amber"),
  GREY("grey");

  private final String token;

  ModelColor(String token) {
    this.token = token;
  }

  /**
   * Haiku is teal, Sonnet violet, any other model amber; grey where no model answered.
   *
   * @param model its Bedrock id or its name for people; may be empty
   */
  public static ModelColor of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (name.isBlank()) {
      return GREY;
    }
    if (name.contains("haiku")) {
      return TEAL;
    }
    return name.contains("sonnet") ? VIOLET : AMBER;
  }

  /** The style class of text in this colour. */
  public String text() {
    return "model-" + token;
  }

  /** The style class, beside {@code dot}, of a dot in this colour. */
  public String dot() {
    return "dot-" + token;
  }

  /** The style class of an area in this colour. */
  public String fill() {
    return "fill-" + token;
  }

  /** Gives a node one of this colour's classes and takes those of the other colours. */
  public static void put(Node node, String styleClass) {
    for (ModelColor each : values()) {
      node.getStyleClass().removeAll(each.text(), each.dot(), each.fill());
    }
    node.getStyleClass().add(styleClass);
  }
}
