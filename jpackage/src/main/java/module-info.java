/** Makes the installers; not part of the program. */
module com.mangaassist.jpackage {
  requires static org.jspecify;

  uses java.util.spi.ToolProvider;
}
