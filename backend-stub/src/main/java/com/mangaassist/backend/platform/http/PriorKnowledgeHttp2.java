package com.mangaassist.backend.platform.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Cleartext HTTP/2 for clients that begin with it. The {@code Upgrade: h2c} of HTTP/1.1 is ignored
 * (RFC 9113 dropped it): a request with a body would lose the body on the way.
 */
final class PriorKnowledgeHttp2 extends HTTP2CServerConnectionFactory {
  PriorKnowledgeHttp2(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public @Nullable Connection upgradeConnection(
      Connector connector, EndPoint endPoint, MetaData.Request request, HttpFields.Mutable reply) {
    return request.getHttpVersion() == HttpVersion.HTTP_2
        ? super.upgradeConnection(connector, endPoint, request, reply)
        : null;
  }
}
