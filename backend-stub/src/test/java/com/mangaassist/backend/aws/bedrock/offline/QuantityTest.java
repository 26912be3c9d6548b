package com.mangaassist.backend.aws.bedrock.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  private static final int VOLUMES = 100;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "鬼滅の刃を3冊とワンピースを5冊でいくら; 3 5",
        "鬼滅の刃3巻分とワンピース5巻分はいくら; 3 5",
        "鬼滅の刃の3巻分とワンピースの5巻分はいくら; 3 5",
        "鬼滅の刃を3巻とワンピースを5巻買うといくら; 3 5",
        "鬼滅の刃を2部、ワンピースを1部ください。いくら; 2 1",
        "鬼滅の刃とワンピースを2巻ずつだといくら; 2 2",
        "2 copies of Yotsuba and 1 of Monster, total?; 2 1",
        "how much are two of Naruto and one of Bleach; 2 1",
        "how much for two copies of each, Naruto and Bleach; 2 2",
      })
  void countsTheCopiesOfEach(String message, String counts) {
    List<Integer> expected = Arrays.stream(counts.split(" ")).map(Integer::valueOf).toList();
    assertThat(Quantity.ofEach(message, expected.size())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "鬼滅の刃の3巻とワンピースの5巻はいくら",
        "鬼滅の刃の3巻とワンピースの5巻を買うといくら",
        "鬼滅の刃3巻とワンピース5巻はいくら",
        "one of the cheapest of Naruto and a copy of Bleach",
        "one of your best series, Naruto, and a copy of Bleach",
      })
  void doesNotTakeWhatNamesOrChoosesForCopies(String message) {
    assertThat(Quantity.ofEach(message, 2)).isEmpty();
    assertThat(Quantity.in(message, VOLUMES)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "じゃあ2冊ください。いくら; 2",
        "3巻買うといくら; 3",
        "12巻まとめ買いだといくら; 12",
        "デスノートの3巻を買うといくら; 0",
        "how much are two of those; 2",
        "how much are two of the cheapest manga; 0",
      })
  void countsOneProductsCopies(String message, int copies) {
    assertThat(Quantity.in(message, VOLUMES)).isEqualTo(copies);
  }
}
