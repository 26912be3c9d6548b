package com.mangaassist.views.tests;

import com.mangaassist.services.checks.TestResult;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.texts.Texts;

/** What came of a test, as a word with a colour. */
final class ResultMark {

  private ResultMark() {}

  static Chip of(TestItem item, Texts texts) {
    TestResult result = item.result();
    Chip chip = new Chip();
    if (item.running()) {
      chip.setText(texts.now("state.RUNNING"));
      chip.setKind(Chip.Kind.ACCENT);
    } else if (result == null) {
      chip.setText(texts.now("state.NEVER"));
    } else {
      chip.setText(texts.now("state." + result.state()));
      chip.setKind(
          switch (result.state()) {
            case PASSED -> Chip.Kind.OK;
            case FAILED, ERROR -> Chip.Kind.BAD;
            case CANCELLED -> Chip.Kind.WARN;
          });
    }
    chip.getStyleClass().add("small-chip");
    return chip;
  }
}
