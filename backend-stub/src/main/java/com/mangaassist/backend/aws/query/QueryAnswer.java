package com.mangaassist.backend.aws.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.XmlWriter;
import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.aws.shapes.Shape.ListOf;
import com.mangaassist.backend.aws.shapes.Shape.MapOf;
import com.mangaassist.backend.aws.shapes.Shape.Member;
import com.mangaassist.backend.aws.shapes.Shape.Scalar;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.Map;

/** Writes the tree that an operation answered as the XML of its shape. */
final class QueryAnswer {
  private final XmlWriter xml;

  private QueryAnswer(XmlWriter xml) {
    this.xml = xml;
  }

  /** The whole document. */
  static String of(QueryOperation operation, JsonNode output, String requestId) {
    XmlWriter xml = new XmlWriter(operation.action() + "Response", operation.api().namespace());
    Structure shape = operation.output();
    if (shape != null) {
      xml.open(operation.action() + "Result");
      new QueryAnswer(xml).members(output, shape);
      xml.close();
    }
    xml.open("ResponseMetadata").element("RequestId", requestId).close();
    return xml.end();
  }

  private void members(JsonNode object, Structure shape) {
    for (Member member : shape.members().values()) {
      JsonNode value = object.path(member.name());
      if (!value.isMissingNode() && !value.isNull()) {
        named(member.wireName(), value, member.shape());
      }
    }
  }

  private void named(String name, JsonNode value, Shape shape) {
    switch (shape) {
      case Scalar scalar -> xml.element(name, text(value, scalar));
      case Structure structure -> {
        xml.open(name);
        members(value, structure);
        xml.close();
      }
      case ListOf list when list.flattened() ->
          value.forEach(element -> named(name, element, list.element()));
      case ListOf list -> {
        xml.open(name);
        value.forEach(element -> named(list.elementName(), element, list.element()));
        xml.close();
      }
      case MapOf map when map.flattened() -> entries(name, value, map);
      case MapOf map -> {
        xml.open(name);
        entries("entry", value, map);
        xml.close();
      }
    }
  }

  private void entries(String name, JsonNode object, MapOf shape) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      xml.open(name).element(shape.keyName(), entry.getKey());
      named(shape.valueName(), entry.getValue(), shape.value());
      xml.close();
    }
  }

  private static String text(JsonNode value, Scalar shape) {
    return shape == Scalar.TIME && value.isNumber()
        ? QueryTimes.write(value.decimalValue())
        : value.asText();
  }
}
