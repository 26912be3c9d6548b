package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a route by its integration, with API Gateway's answers for one that fails. */
public final class IntegrationHandler implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(IntegrationHandler.class);
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)\\}");

  private final String route;
  private final Integration integration;
  private final Stage stage;
  private final Backends backends;

  /**
   * Serves one route.
   *
   * @param route as {@code POST /v1/recommend}
   */
  public IntegrationHandler(String route, Integration integration, Stage stage, Backends backends) {
    this.route = route;
    this.integration = integration;
    this.stage = stage;
    this.backends = backends;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply)
      throws IOException, InterruptedException {
    CallIds ids =
        CallIds.of(request)
            .orElseThrow(() -> new IllegalStateException("it came by no gateway's door"));
    Hop hop = Hop.call("integration " + route);
    try {
      CallIds below =
          new CallIds(
              ids.requestId(),
              hop.spanId().map(ids.trace()::below).orElse(ids.trace().unsampled()),
              ids.resource());
      var exchange = new Exchange(below, stage.name(), backends.variables(stage.of(route)));
      Answer answer = answer(request, exchange);
      hop.with("http.response.status_code", answer.status());
      answer.send(reply);
    } catch (HttpTimeoutException e) {
      hop.failed("timeout");
      Answer.message(504, "Endpoint request timed out").send(reply);
    } catch (UpstreamUnreachable e) {
      hop.failed("unreachable");
      LOG.warn("{}: the integration cannot be reached: {}", route, e.getMessage());
      Answer.message(504, "Network error communicating with endpoint").send(reply);
    } catch (MalformedAnswer e) {
      hop.failed("malformed");
      LOG.warn("{}: {}", route, e.getMessage());
      Answer.message(502, "Internal server error").send(reply);
    } finally {
      hop.close();
    }
  }

  private Answer answer(HttpRequest request, Exchange exchange)
      throws IOException, InterruptedException, MalformedAnswer, UpstreamUnreachable {
    Map<String, String> path = path(request, exchange.ids().resource());
    return switch (integration) {
      case Integration.Function function -> backends.function(function, request, path, exchange);
      case Integration.HttpProxy proxy -> backends.proxy(proxy, request, path, exchange);
      case Integration.Bedrock bedrock -> backends.bedrock(bedrock, request, path, exchange);
    };
  }

  private static Map<String, String> path(HttpRequest request, String template) {
    Map<String, String> values = new TreeMap<>();
    Matcher names = PARAMETER.matcher(template);
    while (names.find()) {
      values.put(names.group(1), request.pathParameter(names.group(1)));
    }
    return values;
  }

  /** The integration answered what the gateway cannot use; the message is for the log. */
  static final class MalformedAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String message) {
      super(message);
    }
  }

  /** Nobody is there, or the connection broke. */
  static final class UpstreamUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    UpstreamUnreachable(IOException cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }
}
