package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Unpacks request bodies that clients compress from 10 KB on. */
public final class Gzip {
  /** A body of 1,000 metrics with all the values that each may have unpacks to less than this. */
  private static final int LIMIT = 8 << 20;

  private Gzip() {}

  /**
   * The body of a request, unpacked if it came packed.
   *
   * @throws AwsFault it is not gzip, not whole, or unpacks to over 8 MiB
   */
  public static byte[] body(HttpRequest request) throws AwsFault {
    String encoding =
        request.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      // What the AWS SDKs call their framing of streams is no packing.
      case "", "identity", "aws-chunked" -> request.body();
      case "gzip" -> unpack(request.body());
      default ->
          throw new AwsFault(
              415, "UnsupportedMediaTypeException", "The content encoding is not supported.");
    };
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
