package com.mangaassist.views.transcript;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a transcript asked for. */
final class RecordingActions implements TranscriptActions {

  final List<String> links = new ArrayList<>();
  final List<TurnRow> solved = new ArrayList<>();
  final List<TurnRow> inspected = new ArrayList<>();

  @Override
  public void openLink(String uri) {
    links.add(uri);
  }

  @Override
  public void solve(TurnRow turn) {
    solved.add(turn);
  }

  @Override
  public void inspect(TurnRow turn) {
    inspected.add(turn);
  }
}
