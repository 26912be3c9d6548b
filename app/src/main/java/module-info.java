/** Composition root. */
module com.mangaassist.app {
  requires static org.jspecify;
  requires com.mangaassist.backend;
  requires com.mangaassist.services;
  requires com.mangaassist.views;
  requires info.picocli;
  requires HdrHistogram;
  requires org.slf4j;
}
