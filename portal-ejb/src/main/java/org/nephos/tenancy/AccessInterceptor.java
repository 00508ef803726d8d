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
import java.util.Optional;
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

  /** What is not allowed first ends the call; what comes after it was not looked at. */
  private void checkAll(
      Permission permission, Parameter[] parameters, Object[] arguments, List<NamedObject> named)
      throws ReflectiveOperationException {
    List<NamedObject> wanted = wanted(parameters, arguments);
    if (wanted.isEmpty()) {
      access.checkAnywhere(permission);
      return;
    }
    Optional<AccessService.Refusal> refusal = access.firstRefused(permission, wanted);
    named.addAll(wanted.subList(0, refusal.map(found -> found.at() + 1).orElse(wanted.size())));
    if (refusal.isPresent()) {
      throw asTold(wanted.get(refusal.get().at()), refusal.get().why());
    }
  }

  /** An object that a command names is a wrong value, one that the call is about is not there. */
  private static PortalException asTold(NamedObject object, PortalException why) {
    return object.field() != null && why instanceof NotFoundException
        ? new InvalidException(
            object.field(), "unknown-reference", "There is no such " + object.field() + ".")
        : why;
  }

  private static List<NamedObject> wanted(Parameter[] parameters, Object[] arguments)
      throws ReflectiveOperationException {
    List<NamedObject> wanted = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      Names names = parameters[i].getAnnotation(Names.class);
      if (names != null && arguments[i] != null) {
        wanted.add(new NamedObject(names.value(), (UUID) arguments[i], null));
      } else if (arguments[i] instanceof Record command) {
        addNamed(command, wanted);
      }
    }
    return wanted;
  }

  private static void addNamed(Record command, List<NamedObject> wanted)
      throws ReflectiveOperationException {
    for (RecordComponent component : command.getClass().getRecordComponents()) {
      Names names = component.getAnnotation(Names.class);
      UUID id = names == null ? null : (UUID) component.getAccessor().invoke(command);
      if (id != null) {
        wanted.add(new NamedObject(names.value(), id, component.getName()));
      }
    }
  }
}
