package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.util.Optional;

/** The admin token as a bearer token. */
public final class AdminAuthentication implements Authentication {

  private final String adminToken;

  public AdminAuthentication(GatewayCredentials credentials) {
    this.adminToken = credentials.adminToken();
  }

  @Override
  public String name() {
    return "admin token";
  }

  @Override
  public Optional<Refusal> refuseHead(HttpRequest head) {
    return refuse(head);
  }

  @Override
  public Optional<Refusal> refuse(HttpRequest request) {
    String given = request.header("authorization").map(BearerHeader::token).orElse("");
    return ConstantTime.equal(adminToken, given)
        ? Optional.empty()
        : Optional.of(Refusal.message(401, "Unauthorized"));
  }
}
