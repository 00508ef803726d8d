package org.nephos.tenancy.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.nephos.tenancy.ResourceKind;

/**
 * Marks the id of an object that the caller must have the right for: a parameter of a facade (then
 * an unknown one is not found), or a component of a command (then it is an invalid reference).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Names {
  /** Of which kind it is. */
  ResourceKind value();
}
