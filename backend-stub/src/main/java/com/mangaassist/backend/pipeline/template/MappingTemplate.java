package com.mangaassist.backend.pipeline.template;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;

/** A mapping template, read once and rendered by many threads. */
public final class MappingTemplate {

  private static final String MOST_ROUNDS = "1000";

  private final Template template;

  private MappingTemplate(Template template) {
    this.template = template;
  }

  /** The template could not be read or rendered; the message is for its author. */
  public static final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    TemplateException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException if it is not VTL
   */
  public static MappingTemplate of(String name, String text) throws TemplateException {
    var velocity = new RuntimeInstance();
    velocity.setProperty("introspector.uberspect.class", Sandbox.class.getName());
    velocity.setProperty("resource.loaders", "string");
    velocity.setProperty(
        "resource.loader.string.class",
        "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
    velocity.setProperty("velocimacro.library.path", "");
    velocity.setProperty("directive.foreach.max_loops", MOST_ROUNDS);
    var template = new Template();
    template.setName(name);
    template.setRuntimeServices(velocity);
    try {
      velocity.init();
      template.setData(velocity.parse(new StringReader(text), template));
      template.initDocument();
      return new MappingTemplate(template);
    } catch (ParseException | VelocityException e) {
      throw new TemplateException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Renders it.
   *
   * @param context {@code $context}, which the template may change
   * @param stageVariables {@code $stageVariables}
   * @throws TemplateException if it fails on this input
   */
  public String render(
      TemplateInput input, Map<String, Object> context, Map<String, String> stageVariables)
      throws TemplateException {
    var names = new VelocityContext();
    names.put("input", input);
    names.put("util", new TemplateUtil());
    names.put("context", context);
    names.put("stageVariables", new LinkedHashMap<>(stageVariables));
    var out = new StringWriter();
    try {
      template.merge(names, out);
      return out.toString();
    } catch (VelocityException | IllegalArgumentException e) {
      throw new TemplateException(template.getName() + " failed: " + e.getMessage(), e);
    }
  }
}
