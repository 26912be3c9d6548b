package com.mangaassist.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HeightsTest {

  @Test
  void saysTheSameAsAddingUpTheRows() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Heights heights = new Heights();
      List<Double> rows = new ArrayList<>();
      for (int step = 0; step < 200; step++) {
        change(random, heights, rows);
        double above = 0;
        for (int row = 0; row < rows.size(); row++) {
          assertThat(heights.above(row)).isCloseTo(above, within(1e-6));
          assertThat(heights.at(above + rows.get(row) / 2)).isEqualTo(row);
          above += rows.get(row);
        }
        assertThat(heights.total()).isCloseTo(above, within(1e-6));
      }
    }
  }

  @Test
  void takesTheLastRowForPlacesBelowAll() {
    Heights heights = new Heights();
    heights.add(10);
    heights.add(20);

    assertThat(heights.at(1_000)).isEqualTo(1);
  }

  private static void change(Random random, Heights heights, List<Double> rows) {
    double height = 1 + random.nextInt(100);
    switch (random.nextInt(4)) {
      case 0 -> {
        int size = rows.isEmpty() ? 0 : rows.size() - random.nextInt(Math.min(4, rows.size()));
        rows.subList(size, rows.size()).clear();
        heights.truncate(size);
      }
      case 1 -> {
        if (!rows.isEmpty()) {
          int row = random.nextInt(rows.size());
          rows.set(row, height);
          heights.set(row, height);
        }
      }
      default -> {
        rows.add(height);
        heights.add(height);
      }
    }
  }
}
