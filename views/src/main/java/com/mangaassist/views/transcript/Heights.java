package com.mangaassist.views.transcript;

import java.util.Arrays;

/**
 * Heights of rows that stand one under another. Finding the row at a place, the place of a row, and
 * changing a height take time with the logarithm of their number (a Fenwick tree).
 */
final class Heights {

  private double[] values = new double[16];
  private double[] tree = new double[17];
  private int size;

  int size() {
    return size;
  }

  double get(int row) {
    return values[row];
  }

  void add(double height) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      tree = Arrays.copyOf(tree, (size * 2) + 1);
    }
    values[size] = height;
    size++;
    // A node of the tree sums the rows from the one after its parent up to its own.
    tree[size] = height;
    for (int step = 1; step < (size & -size); step <<= 1) {
      tree[size] += tree[size - step];
    }
  }

  void set(int row, double height) {
    double change = height - values[row];
    values[row] = height;
    for (int node = row + 1; node <= size; node += node & -node) {
      tree[node] += change;
    }
  }

  /** Forgets all rows from this one on. */
  void truncate(int toSize) {
    size = toSize;
  }

  /** The place of a row: the heights of all above it. */
  double above(int row) {
    double sum = 0;
    for (int node = row; node > 0; node -= node & -node) {
      sum += tree[node];
    }
    return sum;
  }

  double total() {
    return above(size);
  }

  /** The row at a place; the last one for places below all. */
  int at(double place) {
    int row = 0;
    double left = place;
    for (int step = Integer.highestOneBit(Math.max(1, size)); step > 0; step >>= 1) {
      if (row + step <= size && tree[row + step] <= left) {
        row += step;
        left -= tree[row];
      }
    }
    return Math.min(row, size - 1);
  }
}
