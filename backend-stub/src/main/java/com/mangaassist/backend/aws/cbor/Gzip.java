package com.mangaassist.backend.aws.cbor;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks request bodies that clients compress from 10 KB on. */
final class Gzip {
  private Gzip() {}

  /** The unpacked bytes; refuses what is not gzip, not whole, or unpacks to over {@code limit}. */
  static byte[] unpack(byte[] packed, int limit) throws AwsFault {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] unpacked = in.readNBytes(limit + 1);
      if (unpacked.length > limit) {
        throw new AwsFault(
            413, "RequestEntityTooLargeException", "Request body is over the limit once unpacked.");
      }
      return unpacked;
    } catch (IOException e) {
      throw new AwsFault(400, "SerializationException", "The request body is not valid gzip.");
    }
  }
}
