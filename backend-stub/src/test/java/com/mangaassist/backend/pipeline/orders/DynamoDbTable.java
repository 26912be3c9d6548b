package com.mangaassist.backend.pipeline.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A table behind DynamoDB's JSON protocol, as far as orders need it: {@code Query} by customer, two
 * items a page, and {@code PutItem} of items that are not there.
 */
final class DynamoDbTable implements AutoCloseable {

  private static final int PAGE = 2;

  private final HttpServer server;
  private final List<ObjectNode> items = new ArrayList<>();
  private volatile String fault = "";

  DynamoDbTable() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Every call fails like this from now on; empty for none. */
  void fails(String code) {
    fault = code;
  }

  /** Puts in what somebody else wrote. */
  synchronized void add(ObjectNode item) {
    items.add(item);
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      JsonNode request = Json.parse(call.getRequestBody().readAllBytes());
      String target = call.getRequestHeaders().getFirst("X-Amz-Target");
      if (!fault.isEmpty()) {
        send(call, 400, error(fault));
      } else if (!request.path("TableName").asText().equals("MangaAssist-Orders")) {
        send(call, 400, error("ResourceNotFoundException"));
      } else if (target.equals("DynamoDB_20120810.Query")) {
        send(call, 200, query(request));
      } else if (target.equals("DynamoDB_20120810.PutItem")) {
        put(call, request);
      } else {
        send(call, 400, error("UnknownOperationException"));
      }
    } catch (Json.MalformedJsonException e) {
      throw new IOException(e);
    }
  }

  private static ObjectNode error(String code) {
    return Json.object().put("__type", "com.amazonaws.dynamodb.v20120810#" + code);
  }

  private synchronized ObjectNode query(JsonNode request) {
    if (!request.path("KeyConditionExpression").asText().equals("customer_id = :customer")) {
      return error("ValidationException");
    }
    String customer =
        request.path("ExpressionAttributeValues").path(":customer").path("S").asText();
    String after = request.path("ExclusiveStartKey").path("order_number").path("S").asText("");
    var page = Json.object();
    var found = page.putArray("Items");
    for (ObjectNode item : sorted()) {
      boolean theirs = item.path("customer_id").path("S").asText().equals(customer);
      String number = item.path("order_number").path("S").asText();
      if (!theirs || number.compareTo(after) <= 0) {
        continue;
      }
      if (found.size() == PAGE) {
        JsonNode last = found.get(PAGE - 1);
        var key = page.putObject("LastEvaluatedKey");
        key.set("customer_id", last.path("customer_id"));
        key.set("order_number", last.path("order_number"));
        break;
      }
      found.add(item);
    }
    return page;
  }

  private List<ObjectNode> sorted() {
    return items.stream().sorted((a, b) -> number(a).compareTo(number(b))).toList();
  }

  private static String number(JsonNode item) {
    return item.path("order_number").path("S").asText();
  }

  private synchronized void put(HttpExchange call, JsonNode request) throws IOException {
    JsonNode item = request.path("Item");
    boolean there =
        items.stream()
            .anyMatch(
                each ->
                    number(each).equals(number(item))
                        && each.path("customer_id").equals(item.path("customer_id")));
    boolean mustBeNew =
        request.path("ConditionExpression").asText().equals("attribute_not_exists(order_number)");
    if (there && mustBeNew) {
      send(call, 400, error("ConditionalCheckFailedException"));
      return;
    }
    items.add((ObjectNode) item);
    send(call, 200, Json.object());
  }

  private static void send(HttpExchange call, int status, ObjectNode body) throws IOException {
    byte[] bytes = Json.write(body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
