package org.nephos.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Supplier;
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

  /** What the server gives by an annotation of its own is injected as beans are. */
  <T> void resources(@Observes ProcessAnnotatedType<T> type) {
    if (type.getAnnotatedType().getFields().stream().anyMatch(this::isGiven)) {
      type.configureAnnotatedType()
          .filterFields(this::isGiven)
          .forEach(field -> field.add(InjectLiteral.INSTANCE));
    }
  }

  private boolean isGiven(AnnotatedField<?> field) {
    return (field.isAnnotationPresent(PersistenceContext.class)
            || field.isAnnotationPresent(Resource.class))
        && given().containsKey(field.getJavaMember().getType());
  }

  private Map<Class<?>, Supplier<?>> given() {
    return Map.of(
        EntityManager.class, database::em,
        TransactionSynchronizationRegistry.class, database::synchronizations,
        ManagedThreadFactory.class, PlainThreads::new,
        ManagedExecutorService.class, FullExecutor::make,
        DataSource.class, database::dataSource);
  }

  void give(@Observes AfterBeanDiscovery discovery) {
    given()
        .forEach(
            (type, source) -> discovery.addBean().types(type).createWith(context -> source.get()));
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
