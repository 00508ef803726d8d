package org.nephos.budget;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Says to the client of webhooks where a host is. What was looked up is checked, and is what is
 * connected to: nobody looks a second time, so that a name cannot be another address by then.
 */
final class WebhookHosts implements DnsResolver {
  /** Who knows the addresses of names. */
  interface Lookup {
    /** All addresses of a host, at least one. */
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** A host that is known, and must not be called. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private Refused(String host) {
      super(host);
    }
  }

  private final Lookup lookup;

  WebhookHosts(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookup.of(host);
    if (!WebhookTargets.isCallable(host, found)) {
      throw new Refused(host);
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
