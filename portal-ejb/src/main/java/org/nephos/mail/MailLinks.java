package org.nephos.mail;

import java.util.Optional;
import java.util.UUID;

/** Makes the links of one kind of letter. CDI finds it. */
public interface MailLinks {
  /** The kind, for example {@code invitation}. */
  String kind();

  /**
   * Makes the link, at the moment of sending and in a transaction; a secret in it is kept as a hash
   * only. Every call makes another, and the last one counts.
   *
   * @param subject what it leads to
   * @return empty when the letter has no point any more
   */
  Optional<String> make(UUID subject);
}
