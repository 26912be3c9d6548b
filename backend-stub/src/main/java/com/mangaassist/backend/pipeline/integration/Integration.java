package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.pipeline.template.MappingTemplate;

/** What stands behind a route, as {@code x-amazon-apigateway-integration} says it. */
public sealed interface Integration {

  /**
   * {@code aws_proxy}: a function that gets the whole request as an event and answers in kind.
   *
   * @param name of the function; may name stage variables
   */
  record Function(String name) implements Integration {}

  /**
   * {@code http_proxy}: another server, which gets the request as it came.
   *
   * @param uri may name stage variables and path parameters
   * @param link true for one behind a VPC link, which nobody else reaches
   */
  record HttpProxy(String method, String uri, boolean link) implements Integration {}

  /**
   * {@code aws}: Bedrock's InvokeModel, without code of ours in between.
   *
   * @param modelId may name stage variables
   * @param request makes Bedrock's body of the request
   * @param response makes the answer of Bedrock's
   */
  record Bedrock(String modelId, MappingTemplate request, MappingTemplate response)
      implements Integration {}
}
