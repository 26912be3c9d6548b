package com.mangaassist.backend.pipeline.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Products;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cover is of the work as it is sold now. */
class ProductImageRouteTest {

  private volatile Catalog catalog = new Catalog(List.of(Products.named("MNG-1", "Before")));

  @Test
  void followsTheCatalog() throws Exception {
    var route =
        new Route(
            "GET",
            "/assets/products/{file}",
            Authentication.open("a test"),
            new ProductImageRoute(() -> catalog));
    try (var server = HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(route));
        var http = HttpClient.newHttpClient()) {
      var first = get(http, server.port());
      assertThat(first.body()).contains("Before");
      assertThat(cache(get(http, server.port()))).isEqualTo("Hit from cloudfront");

      catalog = new Catalog(List.of(Products.named("MNG-1", "After")));
      var renamed = get(http, server.port());
      assertThat(renamed.body()).contains("After").doesNotContain("Before");
      assertThat(cache(renamed)).isEqualTo("Miss from cloudfront");
      assertThat(renamed.headers().firstValue("ETag"))
          .isNotEqualTo(first.headers().firstValue("ETag"));

      catalog = new Catalog(List.of());
      assertThat(get(http, server.port()).statusCode()).isEqualTo(404);
    }
  }

  private static String cache(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Cache").orElse("");
  }

  private static HttpResponse<String> get(HttpClient http, int port) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + port + "/assets/products/MNG-1.svg");
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
