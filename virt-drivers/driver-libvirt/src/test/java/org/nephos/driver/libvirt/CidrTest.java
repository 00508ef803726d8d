package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

class CidrTest {

  @Test
  void theFirstAddressIsTheGateway() {
    Cidr cidr = Cidr.of("10.77.0.0/16");
    assertThat(cidr.gateway()).isEqualTo("10.77.0.1");
    assertThat(cidr.netmask()).isEqualTo("255.255.0.0");
    assertThat(Cidr.of("192.168.7.128/26").gateway()).isEqualTo("192.168.7.129");
    assertThat(Cidr.of("192.168.7.128/26").netmask()).isEqualTo("255.255.255.192");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.77.0.0",
        "10.77.0.0/7",
        "10.77.0.0/31",
        "10.77.0.1/16",
        "10.77.0.256/24",
        "a/b",
        "10.77.0/16",
        "10.77.0.0/16 ",
        "10.77.0.0/99"
      })
  void whatIsNoRangeIsInvalid(String text) {
    assertThat(catchThrowableOfType(DriverException.class, () -> Cidr.of(text)).kind())
        .isEqualTo(FailureKind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.77.0.0", "10.77.0.1", "10.77.255.255", "10.78.0.5", "10.77.0", "x"})
  void whatAGuestCannotHaveIsInvalid(String address) {
    assertThat(
            catchThrowableOfType(
                    DriverException.class,
                    () -> Cidr.of("10.77.0.0/16").requireGuestAddress(address))
                .kind())
        .isEqualTo(FailureKind.INVALID);
  }

  @Test
  void theSecondAndTheLastButOneAreForGuests() {
    Cidr cidr = Cidr.of("10.77.0.0/16");
    assertThatNoException().isThrownBy(() -> cidr.requireGuestAddress("10.77.0.2"));
    assertThatNoException().isThrownBy(() -> cidr.requireGuestAddress("10.77.255.254"));
  }
}
