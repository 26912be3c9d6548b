package com.mangaassist.backend.platform.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never became a request, such as a broken request line or too large a head, in the
 * shape of all other refusals. Jetty's own pages are HTML and quote what was sent.
 */
final class ProtocolErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException bad
            ? bad.getCode()
            : response.getStatus();
    Refusal refusal = Refusal.of(status);
    byte[] body = refusal.body().getBytes(refusal.charset());
    response.setStatus(status);
    refusal.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
