package com.mangaassist.backend.aws.cloudwatch.model;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads namespaces, names and dimensions of metrics out of calls. */
public final class MetricReading {
  private static final int MOST_DIMENSIONS = 30;

  private MetricReading() {}

  /** The metric of a structure with {@code MetricName} and {@code Dimensions}. */
  public static MetricId metric(String namespace, Input input) throws AwsFault {
    return new MetricId(namespace, input.required("MetricName"), dimensions(input));
  }

  /** The metric of a structure that has the {@code Namespace} too. */
  public static MetricId metric(Input input) throws AwsFault {
    return metric(namespace(input), input);
  }

  /** A namespace. */
  public static String namespace(Input input) throws AwsFault {
    String namespace = input.required("Namespace");
    if (namespace.startsWith(":") || namespace.isBlank()) {
      throw Faults.constraint(
          namespace,
          input.path("Namespace"),
          "Member must satisfy regular expression pattern: [^:].*");
    }
    return namespace;
  }

  private static List<Dimension> dimensions(Input input) throws AwsFault {
    List<Input> given = input.structures("Dimensions");
    if (given.size() > MOST_DIMENSIONS) {
      throw Faults.tooMany(input.path("Dimensions"), MOST_DIMENSIONS);
    }
    List<Dimension> dimensions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Input each : given) {
      String name = each.required("Name");
      String value = each.required("Value");
      if (name.startsWith(":") || name.isBlank()) {
        throw Faults.invalidValue(name, each.path("Name"));
      }
      if (value.isBlank()) {
        throw Faults.invalidValue(value, each.path("Value"));
      }
      if (!names.add(name)) {
        throw Faults.invalid("No Metric may specify the same dimension name twice.");
      }
      dimensions.add(new Dimension(name, value));
    }
    return dimensions;
  }
}
