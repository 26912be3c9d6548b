package com.mangaassist.services.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;

/** What Bedrock says went wrong, as the SDK's exceptions. */
final class BedrockErrors {

  private BedrockErrors() {}

  /**
   * An answer that is none.
   *
   * @param body JSON with a message, if a service wrote it
   */
  static AwsServiceException refused(SdkHttpResponse head, String body) {
    JsonNode said = read(body);
    // Either may stand between a name space and a list of places: "aws#Code:http://…".
    String type =
        head.firstMatchingHeader("x-amzn-ErrorType").orElse(said.path("__type").asText(""));
    String code = type.replaceFirst(":.*", "").replaceFirst(".*#", "");
    String message = said.path("message").asText(said.path("Message").asText(""));
    return BedrockRuntimeException.builder()
        .statusCode(head.statusCode())
        .requestId(head.firstMatchingHeader("x-amzn-RequestId").orElse(null))
        .awsErrorDetails(details(code.isEmpty() ? "Http" + head.statusCode() : code, message))
        .message(message)
        .build();
  }

  /** One that came in the midst of an answer. */
  static AwsServiceException inStream(String code, String message) {
    return BedrockRuntimeException.builder()
        .statusCode(200)
        .awsErrorDetails(details(code, message))
        .message(message)
        .build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("BedrockRuntime")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }

  private static JsonNode read(String body) {
    try {
      return Json.parse(body);
    } catch (IOException e) {
      return Json.object(); // a proxy's page says nothing to a program
    }
  }
}
