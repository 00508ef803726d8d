package org.nephos.driver.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.nephos.driver.GuestSpec;

/** One line of the journal: what is so from then on. Lines carry results, never differences. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Defined.class, name = "defined"),
  @JsonSubTypes.Type(value = Change.Lived.class, name = "lived"),
  @JsonSubTypes.Type(value = Change.Gone.class, name = "gone"),
  @JsonSubTypes.Type(value = Change.LoadSet.class, name = "load")
})
sealed interface Change {

  /**
   * A guest is there with this specification and this life.
   *
   * @param host the host's name in its URI
   * @param spec its specification
   * @param life its power
   */
  record Defined(String host, GuestSpec spec, Life life) implements Change {}

  /**
   * A guest that is there has another life.
   *
   * @param host the host's name in its URI
   * @param id the guest
   * @param life its power
   */
  record Lived(String host, UUID id, Life life) implements Change {}

  /**
   * A guest is no more.
   *
   * @param host the host's name in its URI
   * @param id the guest
   */
  record Gone(String host, UUID id) implements Change {}

  /**
   * A group has a load.
   *
   * @param label the group
   * @param percent the load that its guests share
   */
  record LoadSet(String label, int percent) implements Change {}
}
