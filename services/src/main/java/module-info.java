/** The language of the system. */
module com.mangaassist.services {
  exports com.mangaassist.services.models;

  requires static org.jspecify;
  requires transitive software.amazon.awssdk.services.bedrockruntime;
  requires com.fasterxml.jackson.databind;
  requires org.java_websocket;
  requires org.slf4j;
  requires software.amazon.awssdk.services.eventbridge;
}
