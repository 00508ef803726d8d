package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.GuestSize;
import org.nephos.driver.PowerState;

class LifeTest {

  private static final GuestSize SMALL = new GuestSize(1, 128, 1);
  private static final GuestSize BIG = new GuestSize(2, 256, 2);

  @Test
  void aGuestThatWasAskedSoftlyIsDownAtItsTimeAndNotBefore() {
    Life asked = Life.unborn().on(SMALL).askedDown(100);
    assertThat(asked.at(99).power()).isEqualTo(PowerState.RUNNING);
    assertThat(asked.at(100).power()).isEqualTo(PowerState.SHUTDOWN);
    assertThat(asked.at(100).running()).isNull();
  }

  @Test
  void askingAgainDoesNotPostpone() {
    Life asked = Life.unborn().on(SMALL).askedDown(100);
    assertThat(asked.askedDown(200)).isEqualTo(asked);
  }

  @Test
  void theLastWishHolds() {
    Life asked = Life.unborn().on(SMALL).askedDown(100);
    assertThat(asked.on(SMALL).at(1000).power()).isEqualTo(PowerState.RUNNING);
    assertThat(asked.paused(SMALL).on(SMALL).at(1000).power()).isEqualTo(PowerState.RUNNING);
    assertThat(asked.rebooted(UUID.randomUUID(), SMALL).at(1000).power())
        .isEqualTo(PowerState.RUNNING);
  }

  @Test
  void aPausedGuestDoesNotHearThatItIsAskedToGoDown() {
    Life paused = Life.unborn().on(SMALL).paused(SMALL);
    assertThat(paused.askedDown(100)).isEqualTo(paused);
  }

  @Test
  void aCrashedGuestIsDownWhenAskedAndStartsAnewWhenToldTo() {
    Life crashed = Life.unborn().on(SMALL).crashed();
    assertThat(crashed.power()).isEqualTo(PowerState.CRASHED);
    assertThat(crashed.askedDown(100).power()).isEqualTo(PowerState.SHUTDOWN);
    assertThat(crashed.on(SMALL).starts()).isEqualTo(2);
    assertThat(Life.unborn().crashed()).isEqualTo(Life.unborn());
  }

  @Test
  void newFiguresHoldAtPowerOnAndNotAtAReboot() {
    Life running = Life.unborn().on(SMALL);
    assertThat(running.rebooted(UUID.randomUUID(), BIG).running()).isEqualTo(SMALL);
    assertThat(running.off().on(BIG).running()).isEqualTo(BIG);
  }

  @Test
  void aRebootOperationRestartsOnceEvenAfterOthers() {
    Life life = Life.unborn().on(SMALL);
    UUID first = UUID.randomUUID();
    life = life.rebooted(first, SMALL).rebooted(UUID.randomUUID(), SMALL);
    assertThat(life.starts()).isEqualTo(3);
    assertThat(life.rebooted(first, SMALL).starts()).isEqualTo(3);
  }

  @Test
  void onlyTheLatestRebootsAreRemembered() {
    Life life = Life.unborn().on(SMALL);
    for (int i = 0; i < 100; i++) {
      life = life.rebooted(UUID.randomUUID(), SMALL);
    }
    assertThat(life.reboots()).hasSize(Life.REBOOTS_KEPT);
    assertThat(life.starts()).isEqualTo(101);
  }
}
