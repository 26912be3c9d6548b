package com.mangaassist.backend.aws.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.shapes.MemberBounds;
import com.mangaassist.services.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds calls against a model's constraints, wherever the members stand in the request. */
public final class RestBounds {
  private static final Pattern PATH_MEMBER = Pattern.compile("\\{(\\w+)}");

  private final MemberBounds bounds;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final String list;

  /**
   * Constraints of a service.
   *
   * @param query members by the query parameters that carry them
   * @param headers members by the headers that carry them
   * @param list the query parameter that may be repeated, called as its member is
   */
  public RestBounds(
      MemberBounds bounds, Map<String, String> query, Map<String, String> headers, String list) {
    this.bounds = bounds;
    this.query = query;
    this.headers = headers;
    this.list = list;
  }

  /** The operation, for calls that keep the constraints and have a JSON body. */
  public RestOperation ofBody(String operation, String path, RestOperation work) {
    List<String> names = names(path);
    return call -> {
      ObjectNode members = Json.object();
      members.setAll((ObjectNode) call.members().json());
      return kept(operation, call, names, members, work);
    };
  }

  /** The operation, for calls that keep the constraints and have no body, or one of bytes. */
  public RestOperation ofHead(String operation, String path, RestOperation work) {
    List<String> names = names(path);
    return call -> {
      ObjectNode members = Json.object();
      headers.forEach(
          (header, member) -> call.header(header).ifPresent(value -> members.put(member, value)));
      return kept(operation, call, names, members, work);
    };
  }

  private static List<String> names(String path) {
    return PATH_MEMBER.matcher(path).results().map((MatchResult each) -> each.group(1)).toList();
  }

  private RestReply kept(
      String operation, RestCall call, List<String> names, ObjectNode members, RestOperation work)
      throws RestFault {
    for (String name : names) {
      members.put(name, call.path(name));
    }
    query.forEach(
        (parameter, member) ->
            call.query(parameter).ifPresent(value -> put(members, member, value)));
    List<String> repeated = call.queryAll(list);
    if (!repeated.isEmpty()) {
      ArrayNode values =
          members.putArray(list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1));
      repeated.forEach(values::add);
    }
    Optional<String> broken = bounds.broken(operation, members);
    if (broken.isPresent()) {
      throw RestFault.badRequest(broken.get());
    }
    return work.call(call);
  }

  /** What should be a number and is none is told by the operation. */
  private static void put(ObjectNode members, String member, String value) {
    if (member.equals("MaxResults") && value.matches("[+-]?\\d{1,9}")) {
      members.put(member, Integer.parseInt(value));
    } else {
      members.put(member, value);
    }
  }
}
