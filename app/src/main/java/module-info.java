/** Composition root: command line, wiring, life cycle, main window. Sees everything. */
module com.mangaassist.app {
  // picocli fills in options and parameters.
  opens com.mangaassist.app.cli to
      info.picocli;
  // Jackson reads and writes the records of the data folder.
  opens com.mangaassist.app.data to
      com.fasterxml.jackson.databind;

  requires static org.jspecify;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.mangaassist.backend;
  requires com.mangaassist.services;
  requires com.mangaassist.views;
  requires HdrHistogram;
  requires info.picocli;
  requires java.logging;
  requires java.desktop;
  requires java.management;
  requires java.net.http;
  requires jdk.jfr;
  requires org.slf4j;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.auth.aws;
  requires software.amazon.awssdk.http.auth.spi;
  requires software.amazon.awssdk.identity.spi;
}
