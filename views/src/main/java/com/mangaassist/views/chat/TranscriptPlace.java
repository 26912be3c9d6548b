package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Rating;
import com.mangaassist.views.chat.TalkViewModel.Loading;
import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.controls.FollowFocus;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.transcript.TranscriptActions;
import com.mangaassist.views.transcript.TranscriptView;
import com.mangaassist.views.transcript.TurnRow;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The transcript of the open conversation, or what stands in its place. */
final class TranscriptPlace {

  private static final List<String> OPENERS =
      List.of("opener.recommend", "opener.stock", "opener.price", "opener.refund");

  private final ChatContext context;
  private final Texts texts;
  private final ChatViewModel pane;
  private final ObservableBooleanValue inspectorShown;
  private final Consumer<String> propose;
  private final Runnable showTrace;
  private final NotePopup notes;
  private final StackPane root = new StackPane();
  private final ObservableValue<String> draft;
  private @Nullable CompareController compared;
  private final Node openers;
  private final Node loading;
  private final Node failed;

  /**
   * Of the open conversation.
   *
   * @param inspectorShown whether an answer is explained beside it, which is marked then
   * @param propose takes an example that was chosen
   * @param showTrace shows the trace of the turn that is explained
   */
  TranscriptPlace(
      ChatContext context,
      ChatViewModel pane,
      ObservableBooleanValue inspectorShown,
      Consumer<String> propose,
      Runnable showTrace) {
    this.showTrace = showTrace;
    this.inspectorShown = inspectorShown;
    this.context = context;
    this.texts = context.texts();
    this.pane = pane;
    this.propose = propose;
    this.notes = new NotePopup(texts, pane.branching());
    draft = pane.currentProperty().flatMap(TalkViewModel::draftProperty);
    openers = openers();
    loading = loading();
    failed = failed();
    root.getStyleClass().add("transcript-place");
    root.setMinHeight(0);
    pane.currentProperty().addListener((p, old, now) -> show(now));
    ObservableValue<Comparison> comparison =
        pane.currentProperty().flatMap(TalkViewModel::comparisonProperty);
    comparison.addListener((p, old, now) -> show(pane.currentProperty().get()));
    ObservableValue<Loading> state = pane.currentProperty().flatMap(TalkViewModel::loadingProperty);
    state.addListener((p, old, now) -> showState());
    show(pane.currentProperty().get());
  }

  Region root() {
    return root;
  }

  /** Writes a note on the answer that is explained. */
  void note() {
    TalkViewModel talk = pane.currentProperty().get();
    Turn turn = talk.explained();
    if (turn != null && !turn.messageIdProperty().get().isEmpty()) {
      notes.show(root, talk, turn);
    }
  }

  /** Each conversation has a view of its own, which stands at its own end. */
  private void show(TalkViewModel talk) {
    Comparison comparison = talk.comparisonProperty().get();
    if (comparison != null) {
      compare(talk, comparison);
      return;
    }
    TranscriptView view = new TranscriptView(texts, talk.transcript(), new Actions(talk));
    view.setId("transcript");
    talk.transcript()
        .explainedProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> explained(talk), inspectorShown, talk.chosenProperty(), talk.turns()));
    compared = null;
    root.getChildren().setAll(view, openers, loading, failed);
    showState();
  }

  private void compare(TalkViewModel talk, Comparison comparison) {
    compared = new CompareController(texts, pane, talk, comparison, new Actions(talk));
    root.getChildren().setAll(compared.root(), openers, loading, failed);
    showState();
  }

  /** Of a single answer nobody asks which one is meant. */
  private @Nullable TurnRow explained(TalkViewModel talk) {
    if (!inspectorShown.get() || talk.turns().size() < 2) {
      return null;
    }
    Turn chosen = talk.chosenProperty().get();
    return (chosen == null ? talk.turns().getLast() : chosen).row();
  }

  private void showState() {
    Loading now = pane.currentProperty().get().loadingProperty().get();
    show(openers, now == Loading.NEW);
    show(loading, now == Loading.LOADING);
    show(failed, now == Loading.FAILED);
    root.getChildren().getFirst().setVisible(now == Loading.READY);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private Node openers() {
    VBox box = new VBox();
    box.setId("openers");
    box.getStyleClass().add("openers");
    box.setMaxHeight(Region.USE_PREF_SIZE);
    Label title = Labels.of("", "title-18");
    title.textProperty().bind(texts.get("openers.title"));
    Label text = Labels.of("", "muted", "openers-text");
    ObservableValue<String> choose = texts.get("openers.text");
    ObservableValue<String> clear = texts.get("openers.written");
    // An example that was chosen may give way to another, what somebody wrote may not.
    ObservableValue<Boolean> own = draft.map(each -> !each.isBlank() && !isOpener(each));
    text.textProperty().bind(own.flatMap(each -> each ? clear : choose));
    for (Label each : List.of(title, text)) {
      each.setWrapText(true);
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    box.getChildren().addAll(title, text);
    for (String key : OPENERS) {
      Button button = new Button();
      button.textProperty().bind(texts.get(key));
      button.getStyleClass().add("opener");
      button.setWrapText(true);
      button.setMinHeight(Region.USE_PREF_SIZE);
      button.setMaxWidth(Double.MAX_VALUE);
      button.disableProperty().bind(own);
      button.setOnAction(e -> propose.accept(button.getText()));
      box.getChildren().add(button);
    }
    StackPane middle = new StackPane(box);
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    // Fitted to its height, a scroll pane takes every example for one line.
    middle
        .minHeightProperty()
        .bind(scroll.viewportBoundsProperty().map(bounds -> bounds.getHeight()));
    scroll.setFocusTraversable(false);
    FollowFocus.install(scroll);
    return scroll;
  }

  private boolean isOpener(String draft) {
    return OPENERS.stream().anyMatch(key -> texts.now(key).equals(draft));
  }

  private Node loading() {
    Label label = Labels.of("", "muted");
    label.textProperty().bind(texts.get("talk.loading"));
    return label;
  }

  private Node failed() {
    Button again = new Button();
    again.textProperty().bind(texts.get("problem.try"));
    again.setOnAction(e -> pane.reload());
    return new EmptyState(
        Feather.ALERT_TRIANGLE,
        texts.get("talk.failed"),
        pane.currentProperty().flatMap(TalkViewModel::problemProperty),
        again);
  }

  /** What the transcript asks for. */
  private final class Actions implements TranscriptActions {

    private final TalkViewModel talk;

    Actions(TalkViewModel talk) {
      this.talk = talk;
    }

    @Override
    public void openLink(String uri) {
      context.openLink().accept(uri);
    }

    @Override
    public void solve(TurnRow row) {
      talk.turnOf(row).ifPresent(pane::solve);
    }

    @Override
    public void askAgain(TurnRow row) {
      pane.branching().askAgain(talk, turn(row));
    }

    @Override
    public void edit(TurnRow row) {
      pane.branching().edit(talk, turn(row));
    }

    @Override
    public void switchBranch(TurnRow row, int step) {
      pane.branching().change(talk, turn(row), step);
    }

    @Override
    public void rate(TurnRow row, Rating rating) {
      pane.branching().rate(talk, turn(row), rating);
    }

    @Override
    public void note(TurnRow row, Node owner) {
      talk.turnOf(row).ifPresent(turn -> notes.show(owner, talk, turn));
    }

    private @Nullable Turn turn(TurnRow row) {
      return talk.turnOf(row).orElse(null);
    }

    @Override
    public void trace(TurnRow row) {
      inspect(row);
      showTrace.run();
    }

    @Override
    public void inspect(TurnRow row) {
      talk.turnOf(row).ifPresent(talk::choose);
    }
  }
}
