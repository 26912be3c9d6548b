package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.Rating;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** Remembers what a transcript asked for. */
final class RecordingActions implements TranscriptActions {

  final List<String> links = new ArrayList<>();
  final List<TurnRow> solved = new ArrayList<>();
  final List<TurnRow> inspected = new ArrayList<>();
  final List<String> asked = new ArrayList<>();

  @Override
  public void openLink(String uri) {
    links.add(uri);
  }

  @Override
  public void solve(TurnRow turn) {
    solved.add(turn);
  }

  @Override
  public void askAgain(TurnRow turn) {
    asked.add("again " + turn.message());
  }

  @Override
  public void edit(TurnRow turn) {
    asked.add("edit " + turn.message());
  }

  @Override
  public void switchBranch(TurnRow turn, int step) {
    asked.add("branch " + step + " " + turn.message());
  }

  @Override
  public void rate(TurnRow turn, Rating rating) {
    asked.add("rate " + rating + " " + turn.message());
  }

  @Override
  public void note(TurnRow turn, Node owner) {
    asked.add("note " + turn.message());
  }

  @Override
  public void trace(TurnRow turn) {
    asked.add("trace " + turn.message());
  }

  @Override
  public void inspect(TurnRow turn) {
    inspected.add(turn);
  }
}
