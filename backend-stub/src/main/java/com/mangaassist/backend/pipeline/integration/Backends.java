package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.pipeline.integration.IntegrationHandler.MalformedAnswer;
import com.mangaassist.backend.pipeline.integration.IntegrationHandler.UpstreamUnreachable;
import com.mangaassist.backend.pipeline.mesh.Mesh;
import com.mangaassist.backend.pipeline.template.MappingTemplate.TemplateException;
import com.mangaassist.backend.pipeline.template.TemplateInput;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands behind the integrations.
 *
 * @param mesh where the orchestrator is
 * @param functions where functions are invoked that are not the orchestrator's
 * @param limit how long an integration may take
 */
public record Backends(
    Mesh mesh, ModelInvoker models, Map<String, URI> functions, Duration limit, Clock clock) {

  /** The stage variable by which the orchestrator is found, unless the stage sets it. */
  private static final String ORCHESTRATOR = "orchestrator";

  private static final String REFUSED =
      "{\"message\":\"Bad Request\",\"errors\":[{\"field\":\"body\","
          + "\"problem\":\"was refused by the model's service\"}]}";

  Map<String, String> variables(Map<String, String> ofStage) {
    Map<String, String> all = new TreeMap<>(ofStage);
    all.putIfAbsent(ORCHESTRATOR, Mesh.ORCHESTRATOR);
    return all;
  }

  Answer function(
      Integration.Function function,
      HttpRequest request,
      Map<String, String> path,
      Exchange exchange)
      throws IOException, InterruptedException, MalformedAnswer, UpstreamUnreachable {
    String name = Stage.filled(function.name(), exchange.variables());
    byte[] event = Json.writeBytes(ProxyEvent.of(request, path, exchange, clock.instant()));
    URI to = functions.getOrDefault(name, ofTheOrchestrator(name));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Amz-Invocation-Type", "RequestResponse");
    HttpResponse<byte[]> result = call("POST", to, headers, event, exchange);
    if (result.statusCode() != 200 || result.headers().firstValue(FunctionHost.ERROR).isPresent()) {
      throw new MalformedAnswer("function " + name + " failed with " + result.statusCode());
    }
    return FunctionAnswer.read(name, result.body());
  }

  private static URI ofTheOrchestrator(String name) {
    return URI.create(
        "http://" + Mesh.ORCHESTRATOR + FunctionHost.PATH.replace("{name}", encoded(name)));
  }

  Answer proxy(
      Integration.HttpProxy proxy, HttpRequest request, Map<String, String> path, Exchange exchange)
      throws IOException, InterruptedException, UpstreamUnreachable {
    String uri = Stage.filled(proxy.uri(), exchange.variables());
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      uri = uri.replace("{" + parameter.getKey() + "}", encoded(parameter.getValue()));
    }
    URI to = URI.create(request.rawQuery().isEmpty() ? uri : uri + "?" + request.rawQuery());
    Map<String, String> headers = new LinkedHashMap<>();
    request.header("content-type").ifPresent(type -> headers.put("Content-Type", type));
    headers.put("X-Amzn-Apigateway-Request-Id", exchange.ids().requestId());
    HttpResponse<byte[]> answer = call(proxy.method(), to, headers, request.body(), exchange);
    Map<String, List<String>> passed = new LinkedHashMap<>();
    for (String name : new String[] {"Content-Type", "Retry-After"}) {
      answer.headers().firstValue(name).ifPresent(value -> passed.put(name, List.of(value)));
    }
    return new Answer(answer.statusCode(), passed, answer.body());
  }

  private HttpResponse<byte[]> call(
      String method, URI to, Map<String, String> headers, byte[] body, Exchange exchange)
      throws HttpTimeoutException, InterruptedException, UpstreamUnreachable {
    String trace = exchange.ids().trace().toString();
    headers.put("X-Amzn-Trace-Id", trace);
    try {
      return mesh.call(
          new Mesh.Call(method, to, headers, exchange.ids().requestId(), trace), body, limit);
    } catch (HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw new UpstreamUnreachable(e);
    }
  }

  Answer bedrock(
      Integration.Bedrock bedrock, HttpRequest request, Map<String, String> path, Exchange exchange)
      throws InterruptedException, MalformedAnswer {
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    params.put("path", path);
    params.put("querystring", Map.of());
    params.put("header", Map.of());
    Map<String, Object> context = context(request, exchange);
    try {
      String asked =
          bedrock
              .request()
              .render(
                  new TemplateInput(new String(request.body(), StandardCharsets.UTF_8), params),
                  context,
                  exchange.variables());
      byte[] answer =
          models.invoke(
              Stage.filled(bedrock.modelId(), exchange.variables()),
              asked.getBytes(StandardCharsets.UTF_8),
              limit);
      String shown =
          bedrock
              .response()
              .render(
                  new TemplateInput(new String(answer, StandardCharsets.UTF_8), Map.of()),
                  context,
                  exchange.variables());
      return Answer.json(overridden(context), shown);
    } catch (ModelInvoker.InvocationException e) {
      return switch (e.status()) {
        case 429 -> Answer.message(429, "Too Many Requests");
        case 400 -> Answer.json(400, REFUSED);
        case 504 -> Answer.message(504, "Endpoint request timed out");
        default -> Answer.message(502, "Internal server error");
      };
    } catch (TemplateException e) {
      throw new MalformedAnswer(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> context(HttpRequest request, Exchange exchange) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("requestId", exchange.ids().requestId());
    context.put("stage", exchange.stage());
    context.put("httpMethod", request.method());
    context.put("resourcePath", exchange.ids().resource());
    context.put("path", request.path());
    context.put("xrayTraceId", exchange.ids().trace().root());
    context.put("identity", Map.of("sourceIp", "127.0.0.1"));
    context.put("responseOverride", new LinkedHashMap<String, Object>());
    return context;
  }

  /** {@code #set($context.responseOverride.status = 201)}. */
  private static int overridden(Map<String, Object> context) {
    return context.get("responseOverride") instanceof Map<?, ?> override
            && override.get("status") instanceof Integer status
            && status >= 200
            && status <= 599
        ? status
        : 200;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
