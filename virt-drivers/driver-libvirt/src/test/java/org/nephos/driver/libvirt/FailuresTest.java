package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.nephos.driver.FailureKind;

class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "VIR_ERR_NO_DOMAIN,        VIR_FROM_QEMU,    NOT_FOUND",
    "VIR_ERR_NO_STORAGE_VOL,   VIR_FROM_STORAGE, NOT_FOUND",
    "VIR_ERR_NO_NETWORK,       VIR_FROM_NETWORK, NOT_FOUND",
    "VIR_ERR_STORAGE_VOL_EXIST,VIR_FROM_STORAGE, CONFLICT",
    "VIR_ERR_XML_ERROR,        VIR_FROM_DOMAIN,  INVALID",
    "VIR_ERR_CONFIG_UNSUPPORTED,VIR_FROM_QEMU,   UNSUPPORTED",
    "VIR_ERR_OPERATION_TIMEOUT,VIR_FROM_QEMU,    BUSY",
    "VIR_ERR_OPERATION_INVALID,VIR_FROM_QEMU,    BUSY",
    "VIR_ERR_AUTH_FAILED,      VIR_FROM_AUTH,    UNAUTHORIZED",
    "VIR_ERR_NO_CONNECT,       VIR_FROM_REMOTE,  UNREACHABLE",
    "VIR_ERR_SYSTEM_ERROR,     VIR_FROM_RPC,     UNREACHABLE",
    "VIR_ERR_INTERNAL_ERROR,   VIR_FROM_RPC,     UNREACHABLE",
    "VIR_ERR_SYSTEM_ERROR,     VIR_FROM_QEMU,    INTERNAL",
    "VIR_ERR_INTERNAL_ERROR,   VIR_FROM_QEMU,    INTERNAL",
  })
  void anErrorHasOneMeaning(ErrorNumber code, ErrorDomain domain, FailureKind kind) {
    assertThat(Failures.kind(code, domain, "it went wrong")).isEqualTo(kind);
  }

  @Test
  void aHostWithoutRoomSaysSoInWords() {
    assertThat(
            Failures.kind(
                ErrorNumber.VIR_ERR_INTERNAL_ERROR,
                ErrorDomain.VIR_FROM_QEMU,
                "cannot set up guest memory 'pc.ram': Cannot allocate memory"))
        .isEqualTo(FailureKind.INSUFFICIENT_CAPACITY);
    assertThat(
            Failures.kind(
                ErrorNumber.VIR_ERR_SYSTEM_ERROR,
                ErrorDomain.VIR_FROM_STORAGE,
                "cannot write data to file: No space left on device"))
        .isEqualTo(FailureKind.INSUFFICIENT_CAPACITY);
  }

  @Test
  void aSocketThatMayNotBeOpenedIsNoMatterOfReachability() {
    assertThat(
            Failures.kind(
                ErrorNumber.VIR_ERR_SYSTEM_ERROR,
                ErrorDomain.VIR_FROM_RPC,
                "Failed to connect socket to '/run/libvirt-sock': Permission denied"))
        .isEqualTo(FailureKind.UNAUTHORIZED);
  }

  @Test
  void noErrorIsWithoutAMeaning() {
    for (ErrorNumber code : EnumSet.allOf(ErrorNumber.class)) {
      assertThat(Failures.kind(code, ErrorDomain.VIR_FROM_UNKNOWN, "")).isNotNull();
    }
  }
}
