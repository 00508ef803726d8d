package org.nephos.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PortalException;
import org.nephos.tenancy.api.Names;

/**
 * Checks rights at the door of each facade, on every object that the call names, and keeps what is
 * refused there or behind it in the audit trail. Facade methods that change something run without a
 * transaction of the container and open their own inside, so that it has been rolled back when the
 * refusal comes by here.
 */
@Requires
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AccessInterceptor {
  @Inject private AccessService access;
  @Inject private RefusalLog refusals;

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Method method = call.getMethod();
    Requires requires = method.getAnnotation(Requires.class);
    if (requires == null) {
      return call.proceed();
    }
    Permission permission = requires.value();
    List<NamedObject> named = new ArrayList<>();
    try {
      checkAll(permission, method.getParameters(), call.getParameters(), named);
      return call.proceed();
    } catch (PortalException e) {
      if (permission.isForChanges()) {
        refusals.keep(operation(method), e, named);
      }
      throw e;
    }
  }

  /** The feature and what was tried, for example {@code catalog.create-keypair}. */
  private static String operation(Method method) {
    String feature = method.getDeclaringClass().getPackageName().replaceFirst(".*\\.", "");
    String action = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return feature + "." + action;
  }

  /** Notes each object before it is checked; an unseen one ends the call as not found. */
  private void checkAll(
      Permission permission, Parameter[] parameters, Object[] arguments, List<NamedObject> named)
      throws ReflectiveOperationException {
    for (int i = 0; i < parameters.length; i++) {
      Names names = parameters[i].getAnnotation(Names.class);
      if (names != null && arguments[i] != null) {
        UUID id = (UUID) arguments[i];
        named.add(new NamedObject(names.value(), id));
        access.check(permission, names.value(), id);
      } else if (arguments[i] instanceof Record command) {
        checkCommand(permission, command, named);
      }
    }
    if (named.isEmpty()) {
      access.checkAnywhere(permission);
    }
  }

  private void checkCommand(Permission permission, Record command, List<NamedObject> named)
      throws ReflectiveOperationException {
    for (RecordComponent component : command.getClass().getRecordComponents()) {
      Names names = component.getAnnotation(Names.class);
      if (names == null) {
        continue;
      }
      UUID id = (UUID) component.getAccessor().invoke(command);
      if (id == null) {
        continue;
      }
      named.add(new NamedObject(names.value(), id));
      try {
        access.check(permission, names.value(), id);
      } catch (NotFoundException e) {
        throw new InvalidException(
            component.getName(),
            "unknown-reference",
            "There is no such " + component.getName() + ".");
      }
    }
  }
}
