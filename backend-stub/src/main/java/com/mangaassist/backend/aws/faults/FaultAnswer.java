package com.mangaassist.backend.aws.faults;

import com.mangaassist.backend.aws.faults.NamedCall.Protocol;
import com.mangaassist.backend.aws.faults.ServiceErrors.Shape;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an ordered error as the protocol of the request has it. */
final class FaultAnswer {
  private static final String JSON_1_0 = "application/x-amz-json-1.0";

  /** The services that once spoke Query name the old code for clients that look for it. */
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "sqs", "http://queue.amazonaws.com/doc/2012-11-05/",
          "monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/");

  private static final int CBOR_MAP_OF_TWO = 0xA2;
  private static final int CBOR_TEXT = 0x60;
  private static final int CBOR_TEXT_WITH_LENGTH = 0x78;
  private static final int CBOR_SHORT = 24;

  private FaultAnswer() {}

  static void send(
      HttpReply reply,
      Protocol protocol,
      HttpRequest request,
      String service,
      Shape error,
      String requestId)
      throws IOException {
    reply.header(AwsProtocol.REQUEST_ID, requestId);
    if (protocol == Protocol.QUERY) {
      reply.send(error.status(), "text/xml", xml(service, error, requestId));
      return;
    }
    if (NAMESPACES.containsKey(service)) {
      reply.header("x-amzn-query-error", error.queryCode() + ";" + side(error));
    }
    if (protocol == Protocol.CBOR) {
      reply.header("smithy-protocol", "rpc-v2-cbor");
      reply.send(error.status(), "application/cbor", cbor(error));
    } else {
      reply.header("x-amzn-ErrorType", error.code());
      reply.send(
          error.status(),
          request
              .header("content-type")
              .filter(type -> type.startsWith(JSON_1_0))
              .map(type -> JSON_1_0)
              .orElse(AwsProtocol.JSON.contentType()),
          Json.writeBytes(
              Json.object().put("__type", error.code()).put("message", error.message())));
    }
  }

  private static String side(Shape error) {
    return error.status() < 500 ? "Sender" : "Receiver";
  }

  private static byte[] xml(String service, Shape error, String requestId) {
    return """
        <?xml version="1.0"?><ErrorResponse xmlns="%s"><Error><Type>%s</Type><Code>%s</Code>\
        <Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"""
        .formatted(
            NAMESPACES.getOrDefault(service, ""),
            side(error),
            error.queryCode(),
            error.message(),
            requestId)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** {@code {"__type": …, "message": …}}: two texts of less than 256 bytes. */
  private static byte[] cbor(Shape error) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(CBOR_MAP_OF_TWO);
    text(out, "__type");
    text(out, error.code());
    text(out, "message");
    text(out, error.message());
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length < CBOR_SHORT) {
      out.write(CBOR_TEXT | bytes.length);
    } else {
      out.write(CBOR_TEXT_WITH_LENGTH);
      out.write(bytes.length);
    }
    out.writeBytes(bytes);
  }
}
