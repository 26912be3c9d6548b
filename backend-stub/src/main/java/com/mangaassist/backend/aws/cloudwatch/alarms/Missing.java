package com.mangaassist.backend.aws.cloudwatch.alarms;

import java.util.Arrays;
import java.util.Optional;

/** What a period without a value counts as. */
enum Missing {
  BREACHING("breaching", "Breaching"),
  NOT_BREACHING("notBreaching", "NonBreaching"),
  IGNORE("ignore", "Ignored"),
  MISSING("missing", "Missing");

  final String wireName;
  final String words;

  Missing(String wireName, String words) {
    this.wireName = wireName;
    this.words = words;
  }

  static Optional<Missing> of(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
  }
}
