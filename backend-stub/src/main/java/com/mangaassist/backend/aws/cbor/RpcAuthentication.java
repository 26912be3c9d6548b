package com.mangaassist.backend.aws.cbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.Optional;

/** Lets in whom another authentication of AWS JSON lets in, and refuses in CBOR. */
final class RpcAuthentication implements Authentication {
  private final Authentication json;
  private final RpcService service;

  RpcAuthentication(Authentication json, RpcService service) {
    this.json = json;
    this.service = service;
  }

  @Override
  public String name() {
    return json.name();
  }

  @Override
  public Optional<Refusal> refuseHead(HttpRequest head) {
    return json.refuseHead(head).map(this::inCbor);
  }

  @Override
  public Optional<Refusal> refuse(HttpRequest request) {
    return json.refuse(request).map(this::inCbor);
  }

  private Refusal inCbor(Refusal refusal) {
    JsonNode body;
    try {
      body = Json.parse(refusal.body());
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The authentication refuses in another protocol", e);
    }
    AwsFault fault =
        new AwsFault(refusal.status(), body.path("__type").asText(), body.path("message").asText());
    return RpcErrors.answer(
        service, fault, refusal.headers().getOrDefault(AwsProtocol.REQUEST_ID, ""));
  }
}
