package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.problem.api.NotFoundException;

class IdsTest {
  @Test
  void a_well_formed_id_is_read() {
    UUID id = UUID.randomUUID();
    assertThat(Ids.require(id.toString())).isEqualTo(id);
  }

  @Test
  void a_malformed_id_is_like_one_that_is_not_there() {
    assertThatThrownBy(() -> Ids.require("1-2-3-4-5")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> Ids.require(null)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> Ids.require("../../etc/passwd-xxxxxxxxxxxxxxxxxxxx"))
        .isInstanceOf(NotFoundException.class);
  }
}
