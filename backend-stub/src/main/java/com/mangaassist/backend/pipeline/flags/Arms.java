package com.mangaassist.backend.pipeline.flags;

import org.jspecify.annotations.Nullable;

/**
 * How a flag's models are asked, and which of the sessions that are given its model are given
 * another version of it.
 *
 * @param rolledOut for the flag's model
 * @param fallback for the model of all others
 * @param split null when there is one version only
 */
record Arms(ModelParameters rolledOut, ModelParameters fallback, @Nullable Split split) {

  /** Nothing in particular. */
  static final Arms PLAIN = new Arms(ModelParameters.USUAL, ModelParameters.USUAL, null);

  /**
   * A second version beside the flag's model, as a weighted route of a mesh has it.
   *
   * @param weight sessions in a hundred that are given it
   */
  record Split(String modelId, int weight, ModelParameters parameters) {
    Split {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("a weight is 0 to 100: " + weight);
      }
    }
  }
}
