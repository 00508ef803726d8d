package org.nephos.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.lang.reflect.Field;
import java.util.Set;
import javax.sql.DataSource;

/** What the server gives to beans beside CDI: entity managers, and transactions around EJBs. */
final class ContainerServices implements Extension {
  private final Database database;

  ContainerServices(Database database) {
    this.database = database;
  }

  /** An EJB's methods have a transaction unless they say otherwise. */
  <T> void bordersOfEjbs(@Observes @WithAnnotations(Stateless.class) ProcessAnnotatedType<T> type) {
    if (!type.getAnnotatedType().isAnnotationPresent(Stateless.class)) {
      return;
    }
    AnnotatedTypeConfigurator<T> bean = type.configureAnnotatedType();
    bean.add(new Border(of(type.getAnnotatedType().getAnnotation(TransactionAttribute.class))));
    bean.methods()
        .forEach(
            method -> {
              TransactionAttribute own =
                  method.getAnnotated().getAnnotation(TransactionAttribute.class);
              if (own != null) {
                method.add(new Border(of(own)));
              }
            });
  }

  /** Nothing starts by itself here. */
  <T> void nothingAtTheStart(@Observes ProcessAnnotatedType<T> type) {
    if (type.getAnnotatedType().getMethods().stream()
        .flatMap(method -> method.getParameters().stream())
        .noneMatch(parameter -> parameter.isAnnotationPresent(Initialized.class))) {
      return;
    }
    type.configureAnnotatedType().methods().stream()
        .flatMap(method -> method.params().stream())
        .filter(parameter -> parameter.getAnnotated().isAnnotationPresent(Initialized.class))
        .forEach(parameter -> parameter.removeAll());
  }

  private static Transactional.TxType of(TransactionAttribute attribute) {
    return attribute == null || attribute.value() == TransactionAttributeType.REQUIRED
        ? Transactional.TxType.REQUIRED
        : Transactional.TxType.valueOf(attribute.value().name());
  }

  <T> void fillFields(@Observes ProcessInjectionTarget<T> process) {
    InjectionTarget<T> target = process.getInjectionTarget();
    Class<?> type = process.getAnnotatedType().getJavaClass();
    process.setInjectionTarget(
        new InjectionTarget<T>() {
          @Override
          public void inject(T instance, CreationalContext<T> context) {
            target.inject(instance, context);
            fill(instance, type);
          }

          @Override
          public void postConstruct(T instance) {
            target.postConstruct(instance);
          }

          @Override
          public void preDestroy(T instance) {
            target.preDestroy(instance);
          }

          @Override
          public T produce(CreationalContext<T> context) {
            return target.produce(context);
          }

          @Override
          public void dispose(T instance) {
            target.dispose(instance);
          }

          @Override
          public Set<jakarta.enterprise.inject.spi.InjectionPoint> getInjectionPoints() {
            return target.getInjectionPoints();
          }
        });
  }

  private void fill(Object instance, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(PersistenceContext.class)) {
        set(instance, field, database.em());
      } else if (field.isAnnotationPresent(Resource.class)
          && field.getType() == TransactionSynchronizationRegistry.class) {
        set(instance, field, database.synchronizations());
      } else if (field.isAnnotationPresent(Resource.class)
          && field.getType() == ManagedThreadFactory.class) {
        set(instance, field, new PlainThreads());
      } else if (field.isAnnotationPresent(Resource.class) && field.getType() == DataSource.class) {
        set(instance, field, database.dataSource());
      }
    }
  }

  private static void set(Object instance, Field field, Object value) {
    try {
      field.setAccessible(true);
      field.set(instance, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@link Transactional} with a type. */
  @SuppressWarnings("serial")
  private static final class Border extends AnnotationLiteral<Transactional>
      implements Transactional {
    private final TxType type;

    Border(TxType type) {
      this.type = type;
    }

    @Override
    public TxType value() {
      return type;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class[] rollbackOn() {
      return new Class[0];
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class[] dontRollbackOn() {
      return new Class[0];
    }
  }
}
