package com.mangaassist.backend.pipeline.mesh;

import com.mangaassist.services.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line for each call of an instance, with the field names of Envoy's access log, the proxy
 * of the document's mesh. It holds neither queries nor bodies nor credentials. The program that
 * runs the gateway decides where the lines go.
 */
final class MeshLog {

  /** The logger that gets nothing but these lines. */
  static final String LOGGER = "com.mangaassist.mesh";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private MeshLog() {}

  /** What Envoy says of how a call ended. */
  enum Flag {
    /** It was answered. */
    NONE("-"),
    /** The instance could not be reached. */
    UNREACHED("UF"),
    /** The connection ended before the answer. */
    CUT("UC"),
    /** The instance took too long. */
    TIMEOUT("UT");

    private final String shown;

    Flag(String shown) {
      this.shown = shown;
    }
  }

  /**
   * The line of a call.
   *
   * @param sent bytes of its body
   * @param service its name in the mesh; "-" for an address outside
   * @param host the address that was asked
   */
  record Line(Mesh.Call call, int sent, String service, String host, Instant start) {

    void answered(HttpResponse<byte[]> answer, Instant end) {
      String tls = answer.sslSession().map(SSLSession::getProtocol).orElse("-");
      write(Flag.NONE, answer.statusCode(), answer.body().length, tls, end);
    }

    void failed(Flag flag, Instant end) {
      write(flag, 0, 0, "-", end);
    }

    private void write(Flag flag, int status, int bytes, String tls, Instant end) {
      if (!LOG.isInfoEnabled()) {
        return;
      }
      LOG.info(
          "{}",
          Json.write(
              Json.object()
                  .put("start_time", start.truncatedTo(ChronoUnit.MILLIS).toString())
                  .put("method", call.method())
                  .put("path", call.to().getRawPath())
                  .put("protocol", "HTTP/1.1")
                  .put("response_code", status)
                  .put("response_flags", flag.shown)
                  .put("bytes_sent", bytes)
                  .put("bytes_received", sent)
                  .put("duration", Duration.between(start, end).toMillis())
                  .put("upstream_cluster", service)
                  .put("upstream_host", host)
                  .put("upstream_tls_version", tls)
                  .put("x_request_id", call.requestId())
                  .put("x_amzn_trace_id", call.traceId())));
    }
  }
}
