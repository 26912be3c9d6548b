package com.mangaassist.backend.pipeline.template;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * What a template may touch: the tools of this package, texts, numbers, lists and maps, and of
 * those nothing that leads to classes. Velocity's own list names what is forbidden; this one names
 * what is allowed. Velocity makes it by its name.
 */
public final class Sandbox extends UberspectImpl {

  private static final Set<String> NEVER =
      Set.of("getClass", "class", "wait", "notify", "notifyAll", "getDeclaringClass");

  /** Velocity calls it. */
  public Sandbox() {}

  /** What a loop tells of itself. */
  private static final Set<String> OF_A_LOOP =
      Set.of("hasNext", "getHasNext", "index", "getIndex", "count", "getCount", "first", "last");

  private static boolean allowed(@Nullable Object target, String member) {
    if (target instanceof ForeachScope) {
      return OF_A_LOOP.contains(member);
    }
    boolean plain =
        target instanceof TemplateInput
            || target instanceof TemplateUtil
            || target instanceof String
            || target instanceof Number
            || target instanceof Boolean
            || target instanceof Collection<?>
            || target instanceof Map<?, ?>
            || target instanceof Map.Entry<?, ?>;
    return plain && !NEVER.contains(member);
  }

  @Override
  public @Nullable VelMethod getMethod(
      @Nullable Object target, String name, Object[] arguments, Info info) {
    return allowed(target, name) ? super.getMethod(target, name, arguments, info) : null;
  }

  @Override
  public @Nullable VelPropertyGet getPropertyGet(@Nullable Object target, String name, Info info) {
    return allowed(target, name) ? super.getPropertyGet(target, name, info) : null;
  }

  @Override
  public @Nullable VelPropertySet getPropertySet(
      @Nullable Object target, String name, Object value, Info info) {
    return target instanceof Map<?, ?> ? super.getPropertySet(target, name, value, info) : null;
  }

  @Override
  public @Nullable Iterator<?> getIterator(@Nullable Object target, Info info) {
    return allowed(target, "iterator") ? super.getIterator(target, info) : null;
  }
}
