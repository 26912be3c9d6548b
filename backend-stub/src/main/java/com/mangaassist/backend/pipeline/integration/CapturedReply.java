package com.mangaassist.backend.pipeline.integration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.services.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps an answer, to hand it back as API Gateway's functions do. */
final class CapturedReply implements HttpReply {

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, List<String>> several = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  @Override
  public void header(String name, String value) {
    several.remove(name);
    headers.put(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    String before = headers.remove(name);
    List<String> values = several.computeIfAbsent(name, any -> new ArrayList<>());
    if (before != null) {
      values.add(before);
    }
    values.add(value);
  }

  @Override
  public void send(int code, String contentType, byte[] bytes) {
    begin(code, contentType);
    body.writeBytes(bytes);
  }

  @Override
  public OutputStream stream(int code, String contentType) {
    begin(code, contentType);
    return body;
  }

  private void begin(int code, String contentType) {
    if (status != 0) {
      throw new IllegalStateException("The answer has begun already");
    }
    status = code;
    if (!contentType.isEmpty()) {
      headers.put("Content-Type", contentType);
    }
  }

  @Override
  public boolean clientGone() {
    return false;
  }

  ObjectNode toEvent() {
    if (status == 0) {
      throw new IllegalStateException("The function gave no answer");
    }
    ObjectNode event = Json.object().put("statusCode", status);
    event.set("headers", Json.tree(headers));
    if (!several.isEmpty()) {
      event.set("multiValueHeaders", Json.tree(several));
    }
    return event.put("body", body.toString(StandardCharsets.UTF_8)).put("isBase64Encoded", false);
  }
}
