package org.nephos.rest.harness;

import static io.undertow.servlet.Servlets.servlet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.nephos.rest.gate.ApiSettings;
import org.nephos.rest.gate.FrontDoor;
import org.nephos.rest.gate.RequestLimits;
import org.nephos.rest.gate.TokenVerifier;
import org.nephos.rest.openapi.OpenApiServlet;

/**
 * The API on the server's own Undertow and RESTEasy, over fakes of the facades. All resources and
 * providers of the module are in it, found by their annotations as the server finds them.
 */
public final class ApiServer implements AutoCloseable {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.nephos.rest");

  public final Issuer issuer = new Issuer();
  public final FakeAccess access = new FakeAccess();
  public final FakeInstances instances = new FakeInstances();
  public final FakeOrders orders = new FakeOrders();
  public final FakeEvents events = new FakeEvents();
  public final FakeApiTokens tokens = new FakeApiTokens();
  public final FakeAudit audit = new FakeAudit();
  public final FakeIntegrity integrity = new FakeIntegrity();
  public final FakePolicies policies = new FakePolicies();
  public final FakeInvoices invoices = new FakeInvoices();
  public final FakeAccounts accounts = new FakeAccounts();
  public final FakeCredits credits = new FakeCredits();
  public final FakeBudgets budgets = new FakeBudgets();
  public final FakeUsage usage = new FakeUsage();
  public final FakePrices prices = new FakePrices();
  public final FakeCorrections corrections = new FakeCorrections();

  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final Undertow server;
  private final DeploymentManager deployment;

  /**
   * @param settings {@code nephos.api.*}
   */
  public ApiServer(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.setProperty("nephos.oidc.issuer", issuer.name());
    ApiSettings read = ApiSettings.from(properties);
    List.of(read, new TokenVerifier(read), new RequestLimits(read))
        .forEach(part -> parts.put(part.getClass(), part));
    List.of(
            access,
            instances,
            orders,
            events,
            tokens,
            audit,
            integrity,
            policies,
            invoices,
            accounts,
            credits,
            budgets,
            usage,
            corrections,
            prices)
        .forEach(fake -> parts.put(fake.getClass().getInterfaces()[0], fake));
    try {
      deployment = Servlets.defaultContainer().addDeployment(deployment());
      deployment.deploy();
      server =
          Undertow.builder()
              .addHttpListener(0, "127.0.0.1")
              .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 128L * 1024 * 1024)
              .setHandler(
                  new io.undertow.server.handlers.PathHandler()
                      .addPrefixPath("/api", deployment.start()))
              .build();
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    server.start();
  }

  /** Where the API is, ending with {@code /api/v1}. */
  public URI base() {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/api/v1");
  }

  private DeploymentInfo deployment() {
    ResteasyDeployment resteasy = new ResteasyDeploymentImpl();
    resteasy.setResources(new ArrayList<>(made(Path.class)));
    resteasy.setProviders(new ArrayList<>(made(Provider.class)));
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(ApiServer.class.getClassLoader())
            .setContextPath("/api")
            .setDeploymentName("api")
            .addServletContextAttribute(ResteasyDeployment.class.getName(), resteasy)
            .addServlet(
                servlet("rest", HttpServlet30Dispatcher.class)
                    .setAsyncSupported(true)
                    .setLoadOnStartup(1)
                    .addInitParam("resteasy.servlet.mapping.prefix", "/v1")
                    .addMapping("/v1/*"))
            .addServlet(
                servlet("openapi", OpenApiServlet.class)
                    .addMappings("/openapi", "/openapi.json", "/openapi.yaml"));
    FrontDoor door = part(FrontDoor.class);
    return info.addFilter(
            Servlets.filter("door", FrontDoor.class, new ImmediateInstanceFactory<>(door))
                .setAsyncSupported(true))
        .addFilterUrlMapping("door", "/*", DispatcherType.REQUEST);
  }

  private List<Object> made(Class<? extends java.lang.annotation.Annotation> kind) {
    List<Object> made = new ArrayList<>();
    for (JavaClass found : CLASSES) {
      if (found.isAnnotatedWith(kind)) {
        made.add(part(found.reflect()));
      }
    }
    return made;
  }

  /** The one part of a type, made with its own parts as the container would. */
  @SuppressWarnings("unchecked")
  private <T> T part(Class<T> type) {
    Object known = parts.get(type);
    if (known == null) {
      known = type.isInterface() ? refusing(type) : wired(type);
      parts.put(type, known);
    }
    return (T) known;
  }

  private Object wired(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object made = constructor.newInstance();
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        field.setAccessible(true);
        if (field.isAnnotationPresent(Inject.class)) {
          field.set(made, part(field.getType()));
        } else if (field.isAnnotationPresent(Resource.class)) {
          field.set(made, managed(field.getType()));
        }
      }
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** The container's executor over plain threads. */
  private Object managed(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> method.invoke(threads, arguments));
  }

  private static Object refusing(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          throw new UnsupportedOperationException(method.toString());
        });
  }

  @Override
  public void close() {
    server.stop();
    try {
      deployment.stop();
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    deployment.undeploy();
    threads.shutdownNow();
    issuer.close();
  }
}
