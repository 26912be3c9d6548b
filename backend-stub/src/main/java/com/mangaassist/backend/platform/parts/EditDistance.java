package com.mangaassist.backend.platform.parts;

/** Counts typing errors: a letter too many, too few, wrong, or two swapped. */
public final class EditDistance {

  private EditDistance() {}

  /** How many errors a typist of a name this long is forgiven. */
  public static int forgiven(int length) {
    return length < 5 ? 0 : length < 9 ? 1 : 2;
  }

  /** The number of errors between two texts, or {@code most + 1} when there are more. */
  public static int within(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int best = i;
      for (int j = 1; j <= b.length(); j++) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + wrong);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(cost, before[j - 2] + 1) : cost;
        best = Math.min(best, row[j]);
      }
      if (best > most) {
        return most + 1;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return Math.min(last[b.length()], most + 1);
  }
}
