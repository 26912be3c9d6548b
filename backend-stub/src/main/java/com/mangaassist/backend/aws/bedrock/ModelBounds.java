package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.shapes.MemberBounds;
import java.util.stream.Collectors;

/** The constraints of Bedrock Runtime's service model on Converse's members, and CountTokens'. */
final class ModelBounds {
  static final String CONVERSE = "Converse";
  static final String COUNT_TOKENS = "CountTokens";

  private static final String MOST = Integer.toString(Integer.MAX_VALUE);
  private static final String NAME = "length 1 64 | pattern [a-zA-Z0-9_-]+";
  private static final String USE = "length 1 64 | pattern [a-zA-Z0-9_.:-]+";

  /** A path and its constraints; those behind a second bar stand on a line of their own. */
  private static final String MEMBERS =
      """
      messages.*.role | enum user assistant
      system.*.text | length 1 MOST
      system.*.cachePoint.type | enum default
      system.*.cachePoint.ttl | enum 5m 1h
      system.*.guardContent.image.format | enum png jpeg
      inferenceConfig.maxTokens | value 1 MOST
      inferenceConfig.temperature | value 0 1
      inferenceConfig.topP | value 0 1
      inferenceConfig.stopSequences | length 0 2500 each 1 MOST
      toolConfig.tools | length 1 MOST
      toolConfig.tools.*.toolSpec.name | NAME
      toolConfig.tools.*.toolSpec.description | length 1 MOST
      toolConfig.tools.*.systemTool.name | NAME
      toolConfig.tools.*.cachePoint.type | enum default
      toolConfig.tools.*.cachePoint.ttl | enum 5m 1h
      toolConfig.toolChoice.tool.name | NAME
      guardrailConfig.guardrailIdentifier | length 0 2048 | pattern GUARDRAIL
      guardrailConfig.guardrailVersion | pattern (|([1-9][0-9]{0,7})|(DRAFT))
      guardrailConfig.trace | enum enabled disabled enabled_full
      guardrailConfig.streamProcessingMode | enum sync async
      additionalModelResponseFieldPaths | length 0 10 each 1 256
      requestMetadata | length 1 16 keys 1 256 values 0 256
      performanceConfig.latency | enum standard optimized
      serviceTier.type | enum priority default flex reserved
      outputConfig.textFormat.type | enum json_schema
      messages.*.content.*.audio.format | enum mp3 opus wav aac flac mp4 ogg mkv mka x-aac m4a \
      mpeg mpga pcm webm
      messages.*.content.*.toolUse.toolUseId | USE
      messages.*.content.*.toolUse.name | NAME
      messages.*.content.*.toolUse.type | enum server_tool_use
      messages.*.content.*.toolResult.toolUseId | USE
      messages.*.content.*.toolResult.status | enum success error
      messages.*.content.*.guardContent.image.format | enum png jpeg
      messages.*.content.*.cachePoint.type | enum default
      messages.*.content.*.cachePoint.ttl | enum 5m 1h
      """;

  /** What a message and the result of a tool may both hold. */
  private static final String MEDIA =
      """
      image.format | enum png jpeg gif webp
      document.format | enum pdf csv doc docx xls xlsx html txt md
      document.name | length 1 200
      video.format | enum mkv mov mp4 webm flv mpeg mpg wmv three_gp
      image.source.s3Location.uri | S3
      image.source.s3Location.bucketOwner | pattern [0-9]{12}
      document.source.s3Location.uri | S3
      document.source.s3Location.bucketOwner | pattern [0-9]{12}
      video.source.s3Location.uri | S3
      video.source.s3Location.bucketOwner | pattern [0-9]{12}
      """;

  static final MemberBounds TABLE =
      new MemberBounds(
          table(CONVERSE, "", MEMBERS) + table(COUNT_TOKENS, "input.converse.", counted()));

  private ModelBounds() {}

  private static String table(String operation, String place, String members) {
    return lines(operation, place, members)
        + lines(operation, place + "messages.*.content.*.", MEDIA)
        + lines(operation, place + "messages.*.content.*.toolResult.content.*.", MEDIA);
  }

  private static String counted() {
    return MEMBERS
        .lines()
        .filter(line -> CountTokens.COUNTED.contains(line.split("[. ]", 2)[0]))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(String operation, String place, String members) {
    return members
        .lines()
        .map(line -> line.split(" \\| ", 2))
        .map(line -> line(operation + " | " + place + line[0] + " | ", line[1]))
        .collect(Collectors.joining());
  }

  private static String line(String start, String constraints) {
    String all =
        constraints
            .replace("NAME", NAME)
            .replace("USE", USE)
            .replace(
                "S3", "length 1 1024 | pattern s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?")
            .replace(
                "GUARDRAIL",
                "(|([a-z0-9]+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+))")
            .replace("MOST", MOST);
    return start
        + all.replaceFirst(" \\| pattern", "\n" + start.replace("\\", "\\\\") + "pattern")
        + "\n";
  }
}
