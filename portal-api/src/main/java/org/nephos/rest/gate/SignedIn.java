package org.nephos.rest.gate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.nephos.tenancy.ResourceKind;

/** Everybody with a good token may call this; the facade gives only what the caller may see. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedIn {
  /** The kind of object whose id is in the path, which the caller must be able to see. */
  ResourceKind[] on() default {};
}
