package com.mangaassist.backend.aws.cloudwatch.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The values of a distribution as bytes: a flag, then values, then weights unless all are one. */
final class SketchCodec {
  private static final byte UNKNOWN = 0;
  private static final byte ONCE = 1;
  private static final byte WEIGHTED = 2;

  private SketchCodec() {}

  static byte[] encode(Distribution distribution) {
    if (!distribution.known()) {
      return new byte[] {UNKNOWN};
    }
    boolean once = Arrays.stream(distribution.weights()).allMatch(weight -> weight == 1);
    int doubles = distribution.values().length * (once ? 1 : 2);
    ByteBuffer bytes = ByteBuffer.allocate(1 + doubles * Double.BYTES);
    bytes.put(once ? ONCE : WEIGHTED);
    for (double value : distribution.values()) {
      bytes.putDouble(value);
    }
    if (!once) {
      for (double weight : distribution.weights()) {
        bytes.putDouble(weight);
      }
    }
    return bytes.array();
  }

  static Distribution decode(double samples, double sum, double low, double high, byte[] sketch) {
    ByteBuffer bytes = ByteBuffer.wrap(sketch);
    byte kind = bytes.get();
    if (kind == UNKNOWN) {
      return new Distribution(samples, sum, low, high, false, new double[0], new double[0]);
    }
    int size = bytes.remaining() / Double.BYTES / (kind == ONCE ? 1 : 2);
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = bytes.getDouble();
    }
    for (int i = 0; i < size; i++) {
      weights[i] = kind == ONCE ? 1 : bytes.getDouble();
    }
    return new Distribution(samples, sum, low, high, true, values, weights);
  }
}
