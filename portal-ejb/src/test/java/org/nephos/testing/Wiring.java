package org.nephos.testing;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;

/** Puts beans together by hand, as the container does by annotation and type. */
public final class Wiring {
  private Wiring() {}

  /**
   * Fills the fields marked for injection whose type fits one of the parts; fields without a part
   * stay null.
   */
  public static <T> T inject(T bean, Object... parts) {
    for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (isInjected(field)) {
          fill(bean, field, parts);
        }
      }
    }
    return bean;
  }

  private static boolean isInjected(Field field) {
    return field.isAnnotationPresent(Inject.class)
        || field.isAnnotationPresent(PersistenceContext.class)
        || field.isAnnotationPresent(Resource.class);
  }

  private static void fill(Object bean, Field field, Object... parts) {
    for (Object part : parts) {
      if (field.getType().isInstance(part)) {
        try {
          field.setAccessible(true);
          field.set(bean, part);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
        return;
      }
    }
  }
}
