package org.nephos.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.Names;

/** Checks rights at the door of each facade, on every object that the call names. */
@Requires
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AccessInterceptor {
  @Inject private AccessService access;

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Method method = call.getMethod();
    Requires requires = method.getAnnotation(Requires.class);
    if (requires != null) {
      boolean named = false;
      Parameter[] parameters = method.getParameters();
      for (int i = 0; i < parameters.length; i++) {
        Object argument = call.getParameters()[i];
        Names names = parameters[i].getAnnotation(Names.class);
        if (names != null && argument != null) {
          access.check(requires.value(), names.value(), (UUID) argument);
          named = true;
        } else if (argument instanceof Record command) {
          named |= checkCommand(requires.value(), command);
        }
      }
      if (!named) {
        access.checkAnywhere(requires.value());
      }
    }
    return call.proceed();
  }

  private boolean checkCommand(Permission permission, Record command)
      throws ReflectiveOperationException {
    boolean named = false;
    for (RecordComponent component : command.getClass().getRecordComponents()) {
      Names names = component.getAnnotation(Names.class);
      if (names == null) {
        continue;
      }
      UUID id = (UUID) component.getAccessor().invoke(command);
      if (id == null) {
        continue;
      }
      named = true;
      try {
        access.check(permission, names.value(), id);
      } catch (NotFoundException e) {
        throw new InvalidException(
            component.getName(),
            "unknown-reference",
            "There is no such " + component.getName() + ".");
      }
    }
    return named;
  }
}
