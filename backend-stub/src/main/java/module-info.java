/** The embedded backend. */
module com.mangaassist.backend {
  exports com.mangaassist.backend.aws;
  exports com.mangaassist.backend.aws.bedrock;
  exports com.mangaassist.backend.aws.bedrock.offline;
  exports com.mangaassist.backend.aws.events.pattern;
  exports com.mangaassist.backend.pipeline;
  exports com.mangaassist.backend.pipeline.auth;
  exports com.mangaassist.backend.platform.http;
  exports com.mangaassist.backend.platform.parts;
  exports com.mangaassist.backend.platform.store;

  // Jackson reads and writes their records.
  opens com.mangaassist.backend.aws.bedrock.offline to
      com.fasterxml.jackson.databind;
  opens com.mangaassist.backend.aws.events.state to
      com.fasterxml.jackson.databind;
  // Mapping templates call their tools.
  opens com.mangaassist.backend.pipeline.template to
      velocity.engine.core;

  requires static org.jspecify;
  requires transitive com.mangaassist.services;
  // What the matcher of events, which has no descriptor, reads numbers with.
  requires ch.randelshofer.fastdoubleparser;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires com.networknt.schema;
  requires com.nimbusds.jose.jwt;
  requires event.ruler;
  requires io.github.resilience4j.bulkhead;
  requires io.github.resilience4j.circuitbreaker;
  requires io.github.bucket4j.core;
  requires io.opentelemetry.api;
  requires io.opentelemetry.common;
  requires io.opentelemetry.context;
  requires io.opentelemetry.sdk.common;
  requires io.opentelemetry.sdk.trace;
  requires java.net.http;
  requires java.sql;
  // What the engine of mapping templates, which has no descriptor either, works with.
  requires org.apache.commons.lang3;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.analysis.icu;
  requires org.apache.lucene.analysis.kuromoji;
  requires org.apache.lucene.core;
  requires org.eclipse.jetty.http2.server;
  requires org.eclipse.jetty.server;
  requires org.java_websocket;
  requires org.reactivestreams;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http.auth.aws;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.identity.spi;
  requires software.amazon.awssdk.services.bedrockruntime;
  requires software.amazon.awssdk.services.dynamodb;
  requires software.amazon.awssdk.services.eventbridge;
  requires software.amazon.eventstream;
  requires tools.jackson.databind;
  requires velocity.engine.core;
}
