package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks request bodies: SDKs compress them from 10 KB on, or frame them to sign piece by piece.
 */
public final class Gzip {
  /** A body of 1,000 metrics with all the values that each may have unpacks to less than this. */
  private static final int LIMIT = 8 << 20;

  private static final int MOST_ENCODINGS = 2;

  private Gzip() {}

  /**
   * The body of a request, unpacked if it came packed.
   *
   * @throws AwsFault it is not what its encoding says, not whole, or unpacks to over 8 MiB
   */
  public static byte[] body(HttpRequest request) throws AwsFault {
    String encodings = request.header("content-encoding").orElse("").toLowerCase(Locale.ROOT);
    List<String> applied = List.of(encodings.split(",", -1));
    if (applied.size() > MOST_ENCODINGS) {
      throw unsupported();
    }
    byte[] body = request.body();
    for (String encoding : applied.reversed()) {
      body =
          switch (encoding.strip()) {
            case "", "identity" -> body;
            // The SDKs' framing of streams; the innermost of all packings.
            case "aws-chunked" -> AwsChunks.join(body);
            case "gzip" -> unpack(body);
            default -> throw unsupported();
          };
    }
    return body;
  }

  private static AwsFault unsupported() {
    return new AwsFault(
        415, "UnsupportedMediaTypeException", "The content encoding is not supported.");
  }

  private static byte[] unpack(byte[] packed) throws AwsFault {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] unpacked = in.readNBytes(LIMIT + 1);
      if (unpacked.length > LIMIT) {
        throw new AwsFault(
            413, "RequestEntityTooLargeException", "Request body is over the limit once unpacked.");
      }
      return unpacked;
    } catch (IOException e) {
      throw new AwsFault(400, "SerializationException", "The request body is not valid gzip.");
    }
  }
}
