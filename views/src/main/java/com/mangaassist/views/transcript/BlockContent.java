package com.mangaassist.views.transcript;

import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.markdown.Run;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Makes the node of a block's content. */
final class BlockContent {

  private static final double LINE_SPACING = 3;

  private final Consumer<String> openLink;
  private final Texts texts;

  BlockContent(Consumer<String> openLink, Texts texts) {
    this.openLink = openLink;
    this.texts = texts;
  }

  Region of(Block block, boolean caret) {
    return switch (block.content()) {
      case Block.Paragraph p -> flow(p.runs(), caret, "answer-text");
      case Block.Heading h ->
          flow(h.runs(), caret, "answer-text", "answer-heading", "heading-" + h.level());
      case Block.Code c -> code(c, caret);
      case Block.Table t -> new TableNode(t, this);
      case Block.Rule ignored -> rule();
    };
  }

  /** Runs that wrap. */
  TextFlow flow(List<Run> runs, boolean caret, String... styleClasses) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().addAll(styleClasses);
    flow.setLineSpacing(LINE_SPACING);
    for (Run run : runs) {
      if (run.italic() && !Slant.needsBold(run.text())) {
        Slant.words(run).forEach(word -> flow.getChildren().add(Slant.slanted(text(word))));
      } else {
        flow.getChildren().add(text(run));
      }
    }
    if (caret) {
      flow.getChildren().add(caret());
    }
    return flow;
  }

  private Text text(Run run) {
    Text text = new Text(run.text());
    if (run.bold() || (run.italic() && Slant.needsBold(run.text()))) {
      text.getStyleClass().add("bold");
    }
    if (run.code()) {
      text.getStyleClass().add("inline-code");
    }
    if (!run.link().isEmpty()) {
      makeLink(text, run.link());
    }
    return text;
  }

  private void makeLink(Text text, String uri) {
    text.getStyleClass().add("answer-link");
    text.setAccessibleRole(AccessibleRole.HYPERLINK);
    text.setAccessibleText(texts.now("link.name", text.getText(), uri));
    text.setFocusTraversable(true);
    text.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            event.consume();
            openLink.accept(uri);
          }
        });
    text.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            event.consume();
            openLink.accept(uri);
          }
        });
  }

  private Region code(Block.Code code, boolean caret) {
    VBox box = new VBox();
    box.getStyleClass().add("code-block");
    if (code.opens()) {
      box.getStyleClass().add("code-opens");
    }
    if (code.closes()) {
      box.getStyleClass().add("code-closes");
    }
    if (code.opens() && !code.language().isEmpty()) {
      Label language = new Label(code.language());
      language.getStyleClass().add("code-language");
      box.getChildren().add(language);
    }
    Text text = new Text(code.text().replace("\t", "    "));
    text.getStyleClass().add("code-text");
    TextFlow flow = new TextFlow(text);
    flow.setLineSpacing(2);
    if (caret) {
      flow.getChildren().add(caret());
    }
    box.getChildren().add(flow);
    return box;
  }

  private static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("answer-rule");
    return rule;
  }

  private static Node caret() {
    Rectangle caret = new Rectangle(7, 14);
    caret.getStyleClass().add("answer-caret");
    caret.setTranslateY(2);
    caret.setTranslateX(1);
    return caret;
  }
}
