package org.nephos.problem.api;

/**
 * What is wrong with one field.
 *
 * @param field the field's name as the caller gave it, for example {@code spec.count}
 * @param code stable, for message bundles: {@code required}, {@code length}, {@code range}, {@code
 *     characters}, {@code unknown-reference}, …
 * @param message one sentence in English that says what is allowed
 */
public record Violation(String field, String code, String message) {}
