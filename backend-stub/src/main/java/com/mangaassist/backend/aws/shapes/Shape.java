package com.mangaassist.backend.aws.shapes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a member of an operation is, so that protocols without types of their own can carry it. All
 * protocols meet in one JSON tree: texts, numbers, booleans, lists and objects as they are, times
 * as seconds since 1970 with fractions, bytes as Base64 text.
 */
public sealed interface Shape {

  /** What has no members. */
  enum Scalar implements Shape {
    TEXT,
    /** A whole number of 64 bits. */
    WHOLE,
    /** A double. */
    REAL,
    FLAG,
    TIME,
    BLOB
  }

  /**
   * A member of a structure.
   *
   * @param name in the tree
   * @param wireName in Query, where it may be another, mostly of what is flattened
   * @param required whether its structure is not one without it, for {@link RequiredMembers}
   */
  record Member(String name, String wireName, Shape shape, boolean required) {}

  /** Named members, by their names in the tree. */
  record Structure(Map<String, Member> members) implements Shape {}

  /**
   * A list.
   *
   * @param elementName stands before the index of each element, unless the list is flattened
   */
  record ListOf(Shape element, String elementName, boolean flattened) implements Shape {}

  /**
   * A map of texts to something.
   *
   * @param flattened false when {@code entry} stands before the index of each pair
   */
  record MapOf(Shape value, String keyName, String valueName, boolean flattened) implements Shape {}

  /** A text. */
  static Shape text() {
    return Scalar.TEXT;
  }

  /** A whole number. */
  static Shape whole() {
    return Scalar.WHOLE;
  }

  /** A double. */
  static Shape real() {
    return Scalar.REAL;
  }

  /** Yes or no. */
  static Shape flag() {
    return Scalar.FLAG;
  }

  /** A time. */
  static Shape time() {
    return Scalar.TIME;
  }

  /** Bytes. */
  static Shape blob() {
    return Scalar.BLOB;
  }

  /** A list as {@code Name.member.1}. */
  static Shape list(Shape element) {
    return new ListOf(element, "member", false);
  }

  /** A list as {@code Name.1}. */
  static Shape flatList(Shape element) {
    return new ListOf(element, "member", true);
  }

  /** A map as {@code Name.entry.1.key} and {@code Name.entry.1.value}. */
  static Shape map(Shape value) {
    return new MapOf(value, "key", "value", false);
  }

  /** A map as {@code Name.1.KEY} and {@code Name.1.VALUE}. */
  static Shape flatMap(String keyName, String valueName, Shape value) {
    return new MapOf(value, keyName, valueName, true);
  }

  /** A member with the same name everywhere. */
  static Member member(String name, Shape shape) {
    return new Member(name, name, shape, false);
  }

  /** A member that Query calls {@code wireName}. */
  static Member member(String name, String wireName, Shape shape) {
    return new Member(name, wireName, shape, false);
  }

  /** A member that must be there. */
  static Member required(String name, Shape shape) {
    return new Member(name, name, shape, true);
  }

  /** Members in their order. */
  static Structure structure(Member... members) {
    Map<String, Member> byName = new LinkedHashMap<>();
    for (Member member : members) {
      byName.put(member.name(), member);
    }
    return new Structure(byName);
  }
}
