package org.nephos.driver.libvirt;

import java.util.Locale;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.libvirt.raw.RawFailure;

/** The one place where libvirt's errors become failures of the SPI. */
final class Failures {

  private Failures() {}

  /** A libvirt error while doing something at a host. */
  static DriverException of(String host, String doing, LibvirtException e) {
    ErrorNumber code = e.getError().getCode();
    ErrorDomain domain = e.getError().getDomain();
    return of(host, doing, code, domain, e.getMessage(), e);
  }

  /** The same for a raw call. */
  static DriverException of(String host, String doing, RawFailure e) {
    return of(
        host,
        doing,
        element(ErrorNumber.values(), e.code()),
        element(ErrorDomain.values(), e.domain()),
        e.getMessage(),
        e);
  }

  private static DriverException of(
      String host, String doing, ErrorNumber code, ErrorDomain domain, String said, Exception e) {
    String message = said == null ? code.name() : said.strip();
    return new DriverException(
        kind(code, domain, message), host + ": " + doing + " failed: " + message, e);
  }

  private static <T> T element(T[] values, int index) {
    return values[index < 0 || index >= values.length ? values.length - 1 : index];
  }

  /** What a libvirt error means to a caller of the SPI. */
  static FailureKind kind(ErrorNumber code, ErrorDomain domain, String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("no space left on device")
        || text.contains("cannot allocate memory")
        || text.contains("cannot set up guest memory")) {
      return FailureKind.INSUFFICIENT_CAPACITY;
    }
    return switch (code) {
      case VIR_ERR_NO_DOMAIN, VIR_ERR_NO_NETWORK, VIR_ERR_NO_STORAGE_POOL, VIR_ERR_NO_STORAGE_VOL ->
          FailureKind.NOT_FOUND;
      case VIR_ERR_DOM_EXIST, VIR_ERR_NETWORK_EXIST, VIR_ERR_STORAGE_VOL_EXIST ->
          FailureKind.CONFLICT;
      case VIR_ERR_XML_ERROR,
          VIR_ERR_XML_DETAIL,
          VIR_ERR_XML_INVALID_SCHEMA,
          VIR_ERR_INVALID_ARG,
          VIR_ERR_INVALID_MAC,
          VIR_ERR_OVERFLOW ->
          FailureKind.INVALID;
      case VIR_ERR_NO_SUPPORT,
          VIR_ERR_CONFIG_UNSUPPORTED,
          VIR_ERR_OPERATION_UNSUPPORTED,
          VIR_ERR_ARGUMENT_UNSUPPORTED,
          VIR_ERR_CPU_INCOMPATIBLE,
          VIR_ERR_OS_TYPE ->
          FailureKind.UNSUPPORTED;
      case VIR_ERR_NO_MEMORY -> FailureKind.INSUFFICIENT_CAPACITY;
      // "Operation invalid" is a state that changed between our look and our act: look again.
      case VIR_ERR_OPERATION_TIMEOUT,
          VIR_ERR_OPERATION_INVALID,
          VIR_ERR_RESOURCE_BUSY,
          VIR_ERR_BLOCK_COPY_ACTIVE,
          VIR_ERR_OPERATION_ABORTED ->
          FailureKind.BUSY;
      case VIR_ERR_AUTH_FAILED,
          VIR_ERR_AUTH_CANCELLED,
          VIR_ERR_AUTH_UNAVAILABLE,
          VIR_ERR_OPERATION_DENIED,
          VIR_ERR_ACCESS_DENIED ->
          FailureKind.UNAUTHORIZED;
      case VIR_ERR_NO_CONNECT,
          VIR_ERR_UNKNOWN_HOST,
          VIR_ERR_INVALID_CONN,
          VIR_ERR_RPC,
          VIR_ERR_GNUTLS_ERROR,
          VIR_ERR_SSH,
          VIR_ERR_LIBSSH ->
          FailureKind.UNREACHABLE;
      default -> ofTransport(domain, text);
    };
  }

  /** What the transport says is about the way to the host, whatever its number. */
  private static FailureKind ofTransport(ErrorDomain domain, String text) {
    boolean transport =
        switch (domain) {
          case VIR_FROM_RPC, VIR_FROM_REMOTE, VIR_FROM_SSH, VIR_FROM_LIBSSH -> true;
          default -> false;
        };
    if (!transport) {
      return FailureKind.INTERNAL;
    }
    return text.contains("permission denied") ? FailureKind.UNAUTHORIZED : FailureKind.UNREACHABLE;
  }
}
