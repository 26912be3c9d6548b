package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.WordRow;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was told to the bus of an answer, and how often the bus delivered it. */
final class EventsCard implements AnswerCard {

  private static final String PUBLISH = "publish ";

  private final Texts texts;
  private final TraceViewModel trace;
  private final Label title = Labels.of("", "semi-bold");
  private final VBox root = new VBox(title);

  EventsCard(Texts texts, TraceViewModel trace) {
    this.texts = texts;
    this.trace = trace;
    title.textProperty().bind(texts.get("events"));
    root.setId("events-of-answer");
    root.getStyleClass().addAll("card", "facts-card");
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public boolean show(Turn turn) {
    root.getChildren().setAll(title);
    Trace known = trace.traceProperty().get();
    if (known == null) {
      return false;
    }
    List<TraceSpan> events = known.spans().stream().filter(SpanTree::isPublished).toList();
    events.forEach(each -> root.getChildren().add(line(known, each)));
    return !events.isEmpty();
  }

  private Node line(Trace known, TraceSpan event) {
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", event.failed() ? "dot-bad" : "dot-ok");
    Label name = Labels.tooltipWhenCut(Labels.of(event.name().substring(PUBLISH.length())));
    name.setGraphic(dot);
    name.setGraphicTextGap(8);
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    long deliveries = SpanTree.deliveries(known, event);
    Label count =
        Labels.of(
            event.failed()
                ? texts.now("events.failed")
                : texts.count("events.deliveries", deliveries),
            event.failed() ? "bad-text" : "muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count.setTooltip(new Tooltip(texts.now("events.hint")));
    return new WordRow(name, count);
  }
}
