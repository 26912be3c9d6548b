package com.mangaassist.backend.aws.query;

import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.util.List;

/** The address that the JSON and Query protocols share: a JSON request names its target. */
public final class Entrance implements Handler {
  /** A message of one MiB grows to three times that when each of its bytes is escaped. */
  private static final int BODY_LIMIT = 8 << 20;

  private final JsonDispatch json;
  private final QueryDispatch query;

  /** Hands JSON requests to {@code json} and the others to {@code query}. */
  public Entrance(JsonDispatch json, QueryDispatch query) {
    this.json = json;
    this.query = query;
  }

  /** The protocol that a request of this address speaks. */
  public static AwsProtocol protocol(HttpRequest request) {
    boolean isQuery =
        request.method().equals("GET")
            || request
                .header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    return isQuery && request.header("x-amz-target").isEmpty()
        ? AwsProtocol.QUERY
        : AwsProtocol.JSON;
  }

  /** The routes of a path: POST for both protocols, GET for Query. */
  public List<Route> routes(String path, Authentication who) {
    return List.of(
        new Route("POST", path, who, this, BODY_LIMIT), new Route("GET", path, who, this));
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    if (protocol(request) == AwsProtocol.QUERY) {
      query.handle(request, reply);
    } else {
      json.handle(request, reply);
    }
  }
}
