/** The language of the system: rules and AWS-facing clients. Knows no window and no backend. */
module com.mangaassist.services {
  exports com.mangaassist.services.bedrock;
  exports com.mangaassist.services.chat;
  exports com.mangaassist.services.checks;
  exports com.mangaassist.services.connection;
  exports com.mangaassist.services.events;
  exports com.mangaassist.services.files;
  exports com.mangaassist.services.flags;
  exports com.mangaassist.services.json;
  exports com.mangaassist.services.metrics;
  exports com.mangaassist.services.models;
  exports com.mangaassist.services.provisioning;
  exports com.mangaassist.services.queues;
  exports com.mangaassist.services.traces;

  // Jackson reads and writes the records of these packages.
  opens com.mangaassist.services.chat to
      com.fasterxml.jackson.databind;
  opens com.mangaassist.services.checks to
      com.fasterxml.jackson.databind;
  opens com.mangaassist.services.connection to
      com.fasterxml.jackson.databind;
  opens com.mangaassist.services.events to
      com.fasterxml.jackson.databind;
  opens com.mangaassist.services.flags to
      com.fasterxml.jackson.databind;
  opens com.mangaassist.services.models to
      com.fasterxml.jackson.databind;

  requires java.net.http;
  requires java.xml;
  requires static org.jspecify;
  requires io.netty.common;
  requires io.netty.transport;
  requires transitive com.fasterxml.jackson.databind;
  requires org.java_websocket;
  requires org.slf4j;
  requires transitive software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires transitive software.amazon.awssdk.http;
  requires software.amazon.awssdk.endpoints;
  requires software.amazon.awssdk.http.auth.aws;
  requires software.amazon.awssdk.http.auth.spi;
  requires software.amazon.awssdk.identity.spi;
  requires software.amazon.eventstream;
  requires org.reactivestreams;
  requires software.amazon.awssdk.http.nio.netty;
  requires software.amazon.awssdk.regions;
  requires transitive software.amazon.awssdk.services.appconfig;
  requires transitive software.amazon.awssdk.services.appconfigdata;
  requires transitive software.amazon.awssdk.services.bedrockruntime;
  requires transitive software.amazon.awssdk.services.cloudwatch;
  requires transitive software.amazon.awssdk.services.dynamodb;
  requires transitive software.amazon.awssdk.services.eventbridge;
  requires transitive software.amazon.awssdk.services.sqs;
}
