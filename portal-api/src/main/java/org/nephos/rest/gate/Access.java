package org.nephos.rest.gate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/**
 * What a caller needs to call a resource method. {@link AccessFilter} checks it before anything is
 * said of the body, so that what may not be seen is 404 and what may not be done is 403 first.
 * Facades check again; this is for the order of the answers, and each method must have it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Access.OneOf.class)
public @interface Access {
  /** The right that is needed. */
  Permission value();

  /** The kind of object that the request names; none when the right is needed anywhere. */
  ResourceKind[] on() default {};

  /** The path parameter with the object's id. */
  String path() default "id";

  /** The query parameter with the object's id, instead of a path parameter. */
  String query() default "";

  /** Several query parameters, of which a request must give exactly one. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface OneOf {
    /** One for each query parameter. */
    Access[] value();
  }
}
