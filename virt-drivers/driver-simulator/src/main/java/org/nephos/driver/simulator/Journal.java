package org.nephos.driver.simulator;

import org.nephos.driver.DriverException;

/** Where changes are written before they happen. */
interface Journal extends AutoCloseable {

  /** Keeps nothing. */
  Journal NONE =
      new Journal() {
        @Override
        public void append(Change change) {}

        @Override
        public void close() {}
      };

  /**
   * Writes one change; when it returns, the change survives the death of the process.
   *
   * @throws DriverException {@code INTERNAL} when it cannot be written: then it shall not happen
   */
  void append(Change change);

  @Override
  void close();
}
