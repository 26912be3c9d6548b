package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Chooses as which customer messages are sent. */
final class CustomerPopup {

  private final Texts texts;
  private final ChatViewModel pane;
  private final Runnable afterwards;
  private final PopCard popup;

  @FXML private Label title;
  @FXML private TextField field;
  @FXML private Label fault;
  @FXML private VBox recentPlace;
  @FXML private Label recentTitle;
  @FXML private FlowPane recent;
  @FXML private Label explanation;
  @FXML private Button use;

  CustomerPopup(Texts texts, ChatViewModel pane, Runnable afterwards) {
    this.texts = texts;
    this.pane = pane;
    this.afterwards = afterwards;
    popup = new PopCard(Fxml.load(this, "Customer", VBox.class), PopCard.Side.LEFT);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("customer.title"));
    field.accessibleTextProperty().bind(texts.get("customer.field"));
    field.promptTextProperty().bind(texts.get("customer.field"));
    recentTitle.textProperty().bind(texts.get("customer.recent"));
    explanation.textProperty().bind(texts.get("customer.explanation"));
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    use.textProperty().bind(texts.get("customer.use"));
    ObjectBinding<Customers.Fault> wrong =
        Bindings.createObjectBinding(
            () -> Customers.check(field.getText().strip()), field.textProperty());
    use.disableProperty().bind(wrong.isNotEqualTo(Customers.Fault.NONE));
    fault
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words(wrong.get()), wrong, texts.languageProperty()));
    fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
    fault.managedProperty().bind(fault.visibleProperty());
    use.setOnAction(e -> choose(field.getText().strip()));
    field.setOnAction(e -> use.fire());
  }

  private String words(Customers.Fault fault) {
    return switch (fault) {
      case NONE, EMPTY -> "";
      case TOO_LONG -> texts.now("customer.tooLong", Format.whole(Customers.LONGEST));
      case CONTROL_CHARACTERS -> texts.now("customer.control");
    };
  }

  /** Opens above a node. */
  void show(Node owner) {
    field.setText(pane.currentProperty().get().customerProperty().get());
    List<String> known = pane.choices().customers().recent();
    recent.getChildren().setAll(known.stream().map(this::recentButton).toList());
    recentPlace.setVisible(!known.isEmpty());
    recentPlace.setManaged(!known.isEmpty());
    popup.show(owner, field);
    field.selectAll();
  }

  private Button recentButton(String customer) {
    Button button = Labels.tooltipWhenCut(new Button(customer));
    button.getStyleClass().add("chip-button");
    button.setOnAction(e -> choose(customer));
    return button;
  }

  private void choose(String customer) {
    popup.hide();
    pane.actAs(customer);
    afterwards.run();
  }
}
