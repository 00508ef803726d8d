package org.nephos.tenancy;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that a facade method needs, on every object that the call {@link
 * org.nephos.tenancy.api.Names names}; on anything at all when it names none.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {
  /** The right. */
  @Nonbinding
  Permission value() default Permission.RESOURCE_SEE;
}
