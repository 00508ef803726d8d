package org.nephos.web.shell;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Lets pages read the components of records by name; this server's expression language cannot. */
public class RecordElResolver extends ELResolver {
  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (!(base instanceof Record) || property == null) {
      return null;
    }
    Object value = read(base, property.toString());
    context.setPropertyResolved(base, property);
    return value;
  }

  private static Object read(Object base, String component) {
    try {
      Method accessor = base.getClass().getMethod(component);
      return accessor.invoke(base);
    } catch (NoSuchMethodException e) {
      throw new PropertyNotFoundException(
          base.getClass().getName() + " has no component " + component, e);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new ELException(e);
    }
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    if (!(base instanceof Record)) {
      return null;
    }
    context.setPropertyResolved(true);
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (base instanceof Record) {
      throw new PropertyNotWritableException("a record never changes: " + property);
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    if (!(base instanceof Record)) {
      return false;
    }
    context.setPropertyResolved(true);
    return true;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof Record ? String.class : null;
  }
}
