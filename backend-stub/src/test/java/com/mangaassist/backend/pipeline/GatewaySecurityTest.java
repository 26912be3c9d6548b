package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.json.Json;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the gateway, through its sockets. */
class GatewaySecurityTest {

  private static final String SEARCH = "/v1/search";
  private static final String AKIRA = "{\"query\":\"Akira\"}";

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "Good day.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void refusesEveryForgedTokenWith401() throws Exception {
    RSAKey own = ownKey();
    JWTClaimsSet good = claims("mangaassist", "mangaassist-gateway", 60);
    assertThat(with(signed(own, own.getKeyID(), good)).statusCode()).isEqualTo(200);

    for (Map.Entry<String, String> forged : forged(own, good).entrySet()) {
      HttpResponse<String> answer = with(forged.getValue());
      assertThat(answer.statusCode()).as(forged.getKey()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");

      var chat =
          new WebSocketChat(gateway.socket(), forged.getValue(), gateway.credentials.apiKey());
      assertThatThrownBy(() -> ChatProbe.connected(chat))
          .as(forged.getKey())
          .isInstanceOf(ExecutionException.class);
    }
  }

  private Map<String, String> forged(RSAKey own, JWTClaimsSet good) throws Exception {
    var published =
        JWKSet.parse(gateway.send("GET", "/.well-known/jwks.json", Map.of()).body())
            .getKeys()
            .getFirst()
            .toRSAKey();
    var hmac =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(published.getKeyID()).build(), good);
    hmac.sign(new MACSigner(published.toRSAPublicKey().getEncoded()));
    String id = own.getKeyID();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("alg none", new PlainJWT(good).serialize());
    all.put("the public key as a secret", hmac.serialize());
    all.put("an unknown key id", signed(own, "another", good));
    all.put("wrong issuer", signed(own, id, claims("evil", "mangaassist-gateway", 60)));
    all.put("wrong audience", signed(own, id, claims("mangaassist", "evil", 60)));
    all.put("expired", signed(own, id, claims("mangaassist", "mangaassist-gateway", -1)));
    all.put("the admin token", gateway.credentials.adminToken());
    return all;
  }

  @Test
  void publishesNoPrivateKeyAndKeepsItsOwnToItsOwner() throws Exception {
    assertThat(json(gateway.send("GET", "/.well-known/jwks.json", Map.of())).at("/keys/0").has("d"))
        .isFalse();
    Path file = folder.resolve("gateway-credentials.json");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void givesAKeyItsOwnPlanAndNoOther() throws Exception {
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("partner-key".getBytes(StandardCharsets.UTF_8)));
    Files.writeString(
        folder.resolve("usage-plans.json"),
        """
        {"stage": {"rateLimit": 1000, "burstLimit": 2000},
         "plans": [{"name": "partner", "quota": {"limit": 1, "period": "DAY"}},
                   {"name": "internal", "unlimited": true}],
         "keys": [{"name": "partner", "plan": "partner", "sha256": "%s"},
                  {"name": "internal", "plan": "internal"}]}\
        """
            .formatted(hash));
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);

    assertThat(key("partner-key").statusCode()).isEqualTo(200);
    assertThat(key("partner-key").statusCode()).as("over its own quota").isEqualTo(429);
    for (String other : List.of(hash, "partner", "internal", gateway.credentials.apiKey())) {
      HttpResponse<String> refused = key(other);
      assertThat(refused.statusCode()).as("a key of no plan").isEqualTo(403);
      assertThat(refused.headers().firstValue("X-Usage-Plan")).isEmpty();
    }
  }

  @Test
  void readsNoSessionOfAnotherCustomer() throws Exception {
    String session =
        json(gateway.post("/v1/chat", "{\"customerId\":\"victim\",\"message\":\"A secret\"}"))
            .path("sessionId")
            .asText();

    HttpResponse<String> other =
        gateway.post(
            "/v1/chat",
            "{\"customerId\":\"other\",\"message\":\"What did I say?\",\"sessionId\":\""
                + session
                + "\"}");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).doesNotContain("secret");
    for (String path : List.of("", "/" + session)) {
      assertThat(
              gateway
                  .send(
                      "GET",
                      "/admin/conversations" + path,
                      Map.of("Authorization", "Bearer " + gateway.bearerToken))
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void letsATokenSpeakForItsOwnCustomerAndTheConsoleForAll() throws Exception {
    RSAKey key = ownKey();
    String own = signed(key, key.getKeyID(), claims("mangaassist", "mangaassist-gateway", 60));
    var bearer = Map.of("Authorization", "Bearer " + own);
    String theirs = "{\"customerId\":\"user-42\",\"message\":\"Akira\",\"likes\":[\"Akira\"]}";
    String others = theirs.replace("user-42", "user-43");
    for (String path : List.of("/v1/chat", "/v1/generate", "/v1/recommend")) {
      assertThat(gateway.post(path, theirs, bearer).statusCode()).as(path).isBetween(200, 202);
      HttpResponse<String> refused = gateway.post(path, others, bearer);
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
      assertThat(gateway.post(path, others).statusCode()).as("the console's").isBetween(200, 202);
      assertThat(gateway.post(path, "{\"message\":", bearer).statusCode()).isEqualTo(400);
    }

    var chat = new WebSocketChat(gateway.socket(), own, gateway.credentials.apiKey());
    try (var client = ChatProbe.connected(chat)) {
      client.send(new ChatRequest(null, "user-43", "Akira", null, null, null));
      assertThat(client.next())
          .isInstanceOfSatisfying(
              ServerFrame.Failure.class,
              failure -> assertThat(failure.code()).isEqualTo("ForbiddenCustomer"));
      client.send(new ChatRequest(null, "user-42", "Akira", null, null, null));
      assertThat(client.untilEnd().getLast()).isInstanceOf(ServerFrame.Done.class);
    }
  }

  @Test
  void answersOthersWhileManyRequestsDrip() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), port());
        slow.add(client);
        String head =
            i % 2 == 0
                ? "POST /v1/search HTTP/1.1\r\nHost: "
                : "POST /v1/search HTTP/1.1\r\nHost: 127.0.0.1:"
                    + port()
                    + "\r\nContent-Length: 1000\r\n\r\n{";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(gateway.post(SEARCH, AKIRA).statusCode()).isEqualTo(200);
    } finally {
      for (Socket client : slow) {
        client.close();
      }
    }
  }

  @Test
  void answersNoNameButItsOwn() throws Exception {
    for (String host : List.of("evil.example", "evil.example:" + port(), "127.0.0.1", "")) {
      try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), port())) {
        client
            .getOutputStream()
            .write(
                ("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).as(host).containsAnyOf(" 403 ", " 400 ").doesNotContain("healthy");
      }
    }
  }

  @Test
  void refusesStrangersBeforeTheySentTheirBody() throws Exception {
    for (String credential : List.of("Authorization: Bearer x", "X-Api-Key: x", "Origin: evil")) {
      for (String path : List.of("/v1/chat", "/admin/completions")) {
        try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), port())) {
          client.setSoTimeout(20_000);
          String head =
              "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\nContent-Length: 1000\r\n\r\n"
                  .formatted(path, port(), credential);
          client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
          byte[] status = client.getInputStream().readNBytes("HTTP/1.1 40".length());
          assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 40");
        }
      }
    }
  }

  @Test
  void answersNobodyWhoNamesNoHost() throws Exception {
    for (String target : List.of("/health", gateway.rest() + "/health")) {
      try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), port())) {
        client
            .getOutputStream()
            .write(("GET " + target + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).as(target).contains(" 403 ").doesNotContain("healthy");
      }
    }
  }

  private int port() {
    return URI.create(gateway.rest()).getPort();
  }

  private HttpResponse<String> with(String token) throws Exception {
    return gateway.post(SEARCH, AKIRA, Map.of("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> key(String value) throws Exception {
    return gateway.post(SEARCH, AKIRA, Map.of("X-Api-Key", value));
  }

  private RSAKey ownKey() throws Exception {
    String file = Files.readString(folder.resolve("gateway-credentials.json"));
    return RSAKey.parse(Json.parse(file).path("signingKey").toString());
  }

  private static JWTClaimsSet claims(String issuer, String audience, int seconds) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject("user-42")
        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
        .build();
  }

  private static String signed(RSAKey key, String keyId, JWTClaimsSet claims) throws Exception {
    var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }
}
