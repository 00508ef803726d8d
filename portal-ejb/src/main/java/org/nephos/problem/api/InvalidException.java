package org.nephos.problem.api;

import java.util.List;
import java.util.Map;

/** Values that cannot be accepted; all of them are named at once. */
public class InvalidException extends PortalException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * @param violations at least one
   */
  public InvalidException(List<Violation> violations) {
    super(
        "invalid",
        violations.size() == 1
            ? violations.get(0).message()
            : violations.size() + " fields need another value.",
        Map.of("violations", List.copyOf(violations)));
    this.violations = List.copyOf(violations);
  }

  /** One violation. */
  public InvalidException(String field, String code, String message) {
    this(List.of(new Violation(field, code, message)));
  }

  /** What is wrong, field by field. */
  public List<Violation> violations() {
    return violations;
  }

  @Override
  public int status() {
    return 422;
  }
}
