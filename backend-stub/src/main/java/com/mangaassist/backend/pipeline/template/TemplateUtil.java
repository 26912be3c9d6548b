package com.mangaassist.backend.pipeline.template;

import com.mangaassist.services.json.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code $util}: the functions that API Gateway gives a template. */
public final class TemplateUtil {

  /** Has no state. */
  public TemplateUtil() {}

  /** Escapes as for a JavaScript string, single quotes too. */
  public String escapeJavaScript(@Nullable Object text) {
    String json = Json.write(text == null ? "" : text.toString());
    return json.substring(1, json.length() - 1).replace("'", "\\'").replace("/", "\\/");
  }

  /**
   * The JSON as something whose members a template reads.
   *
   * @throws Json.MalformedJsonException if it is not JSON
   */
  public @Nullable Object parseJson(String text) throws Json.MalformedJsonException {
    return JsonValues.plain(Json.parse(text));
  }

  /** As a form does. */
  public String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The other way round. */
  public String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The UTF-8 bytes in Base64. */
  public String base64Encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The other way round. */
  public String base64Decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
