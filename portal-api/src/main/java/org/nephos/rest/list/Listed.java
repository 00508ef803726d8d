package org.nephos.rest.list;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that answers a page of a list: it takes {@code limit}, {@code marker}, {@code sort} and
 * these filters, and nothing else but its own query parameters.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Listed {
  /** Names of the filters, as the fields are named. */
  String[] filters() default {};

  /** Fields to sort by; none when the list has only its own order. */
  String[] sorts() default {};
}
