package com.mangaassist.backend.aws.cloudwatch.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which metric is meant: namespace, name and dimensions together.
 *
 * @param dimensions sorted by name, so that equal metrics are equal
 */
public record MetricId(String namespace, String name, List<Dimension> dimensions) {

  /** Sorts the dimensions. */
  public MetricId {
    dimensions =
        dimensions.stream()
            .sorted(Comparator.comparing(Dimension::name).thenComparing(Dimension::value))
            .toList();
  }

  /** The dimensions as one text, equal for equal dimensions. */
  public String dimensionText() {
    ArrayNode texts = Json.object().putArray("d");
    for (Dimension dimension : dimensions) {
      texts.add(dimension.name()).add(dimension.value());
    }
    return texts.toString();
  }

  /** The metric whose dimensions are what {@link #dimensionText} wrote. */
  public static MetricId of(String namespace, String name, String dimensionText) {
    try {
      JsonNode texts = Json.parse(dimensionText);
      List<Dimension> dimensions = new ArrayList<>();
      for (int i = 0; i + 1 < texts.size(); i += 2) {
        dimensions.add(new Dimension(texts.path(i).asText(), texts.path(i + 1).asText()));
      }
      return new MetricId(namespace, name, dimensions);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The store of CloudWatch holds what it never wrote", e);
    }
  }

  /** AWS's {@code Metric} structure. */
  public ObjectNode shape() {
    ObjectNode shape = Json.object().put("Namespace", namespace).put("MetricName", name);
    dimensionShapes(shape.putArray("Dimensions"));
    return shape;
  }

  /** Adds AWS's {@code Dimension} structures. */
  public void dimensionShapes(ArrayNode array) {
    for (Dimension dimension : dimensions) {
      array.addObject().put("Name", dimension.name()).put("Value", dimension.value());
    }
  }
}
