package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordElResolverTest {
  private final RecordElResolver resolver = new RecordElResolver();
  private final ELContext context = new EmptyContext();

  /** A record as facades answer with. */
  public record Sample(String name, int count) {}

  @Test
  void a_component_is_read_by_its_name() {
    assertThat(resolver.getValue(context, new Sample("web", 2), "name")).isEqualTo("web");
    assertThat(context.isPropertyResolved()).isTrue();
  }

  @Test
  void what_is_no_record_is_left_to_others() {
    assertThat(resolver.getValue(context, "text", "length")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void an_unknown_component_is_refused() {
    assertThatThrownBy(() -> resolver.getValue(context, new Sample("web", 2), "size"))
        .isInstanceOf(PropertyNotFoundException.class);
  }

  @Test
  void a_record_cannot_be_written() {
    assertThatThrownBy(() -> resolver.setValue(context, new Sample("web", 2), "name", "x"))
        .isInstanceOf(PropertyNotWritableException.class);
  }

  private static final class EmptyContext extends ELContext {
    @Override
    public ELResolver getELResolver() {
      return null;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public VariableMapper getVariableMapper() {
      return null;
    }
  }
}
