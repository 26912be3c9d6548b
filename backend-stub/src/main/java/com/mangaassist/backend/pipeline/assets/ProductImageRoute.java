package com.mangaassist.backend.pipeline.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /assets/products/{id}.svg} or {@code .png}: kept and revalidated as CloudFront does
 * it, which says by {@code X-Cache} whether it had the picture.
 */
public final class ProductImageRoute implements Handler {
  private static final int KEPT = 512;
  private static final String SVG = "svg";
  private static final String PNG = "png";

  /** A picture is known by what is on it, so that a work that is renamed has another. */
  private record Drawing(String form, Cover cover) {}

  private static final class Image {
    private final String type;
    private final byte[] bytes;
    private final String tag;

    Image(String type, byte[] bytes, String tag) {
      this.type = type;
      this.bytes = bytes;
      this.tag = tag;
    }
  }

  private final Supplier<Catalog> catalog;
  private final Cache<Drawing, Image> images =
      Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

  /** Pictures of the products that there are when one is asked for. */
  public ProductImageRoute(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    Drawing drawing = drawing(request.pathParameter("file"));
    Image known = drawing == null ? null : images.getIfPresent(drawing);
    Image image = known == null && drawing != null ? drawn(drawing) : known;
    if (image == null) {
      reply.send(
          404, "application/json", "{\"message\":\"Not Found\"}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    reply.header("ETag", image.tag);
    reply.header("Cache-Control", "public, max-age=86400");
    reply.header("X-Cache", known == null ? "Miss from cloudfront" : "Hit from cloudfront");
    if (request.header("If-None-Match").filter(given -> matches(given, image.tag)).isPresent()) {
      reply.send(304, image.type, new byte[0]);
    } else {
      reply.send(200, image.type, image.bytes);
    }
  }

  /** What there is to draw now; null if the product is not sold, or there is no such form. */
  private @Nullable Drawing drawing(String file) {
    int dot = file.lastIndexOf('.');
    String form = file.substring(dot + 1);
    if (dot < 0 || !(form.equals(SVG) || form.equals(PNG))) {
      return null;
    }
    return catalog
        .get()
        .find(file.substring(0, dot))
        .map(product -> new Drawing(form, Cover.of(product)))
        .orElse(null);
  }

  private Image drawn(Drawing drawing) {
    Image image =
        drawing.form().equals(SVG)
            ? image("image/svg+xml", SvgCover.draw(drawing.cover()))
            : image("image/png", PngCover.draw(drawing.cover()));
    images.put(drawing, image);
    return image;
  }

  private static Image image(String type, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Image(type, bytes, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A list of tags, weak or strong, or the star. */
  private static boolean matches(String given, String tag) {
    return List.of(given.split(",", -1)).stream()
        .map(one -> one.strip().startsWith("W/") ? one.strip().substring(2) : one.strip())
        .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }
}
