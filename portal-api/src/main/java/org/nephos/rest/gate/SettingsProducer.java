package org.nephos.rest.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the API's parts their settings. */
@ApplicationScoped
public class SettingsProducer {
  /** The settings, read once. */
  @Produces
  @Singleton
  public ApiSettings settings() {
    return ApiSettings.from(System.getProperties());
  }
}
