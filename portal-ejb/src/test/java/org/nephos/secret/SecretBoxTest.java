package org.nephos.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private final SecretBox box = new SecretBox(SecretKeyFile.random());

  @Test
  void whatIsSealedIsReadAgainAndLooksLikeNothing() {
    String sealed = box.seal("nwh_Zürich", "a");

    assertThat(box.open(sealed, "a")).isEqualTo("nwh_Zürich");
    assertThat(sealed).startsWith("v1:").doesNotContain("nwh_");
    assertThat(box.open(box.seal("", "a"), "a")).isEmpty();
  }

  @Test
  void theSameTextIsNeverSealedAlike() {
    Set<String> sealed = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      sealed.add(box.seal("nwh_", "a"));
    }
    assertThat(sealed).hasSize(1_000);
  }

  @Test
  void anotherKeyOrPlaceReadsNothing() {
    String sealed = box.seal("nwh_", "a");

    assertThatThrownBy(() -> box.open(sealed, "b")).isInstanceOf(UnreadableSecretException.class);
    assertThatThrownBy(() -> new SecretBox(SecretKeyFile.random()).open(sealed, "a"))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void whatWasChangedInAnyByteIsRefused() {
    byte[] whole = Base64.getUrlDecoder().decode(box.seal("nwh_", "a").substring(3));
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      String sealed = "v1:" + Base64.getUrlEncoder().encodeToString(changed);
      assertThatThrownBy(() -> box.open(sealed, "a"))
          .as("byte %d", i)
          .isInstanceOf(UnreadableSecretException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nwh_plain", "v1:", "v1:AAAA", "v1:%", "v2:AAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatWasNeverSealedIsRefused(String text) {
    assertThatThrownBy(() -> box.open(text, "a")).isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void aKeyThatWasLostIsNotReplacedByWhoOnlyReads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("key");
    System.setProperty("nephos.secret.key", file.toString());
    try {
      String sealed = new SecretBox().seal("nwh_", "a");
      assertThat(new SecretBox().open(sealed, "a")).isEqualTo("nwh_");
      Path away = Files.move(file, folder.resolve("away"));

      assertThatThrownBy(() -> new SecretBox().open(sealed, "a"))
          .isInstanceOf(UnreadableSecretException.class);
      assertThat(file).doesNotExist();
      Files.writeString(file, "spoiled");
      assertThatThrownBy(() -> new SecretBox().open(sealed, "a"))
          .isInstanceOf(UnreadableSecretException.class);
      Files.delete(file);
      Files.move(away, file);
      assertThat(new SecretBox().open(sealed, "a")).isEqualTo("nwh_");
    } finally {
      System.clearProperty("nephos.secret.key");
    }
  }

  @Test
  void theFileOfTheKeyIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("key");
    Set<String> keys = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> keys.add(Base64.getEncoder().encodeToString(SecretKeyFile.at(file))));

    assertThat(keys).hasSize(1);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no base64!", "c2hvcnQ="})
  void aFileThatIsNoKeyIsNotWrittenOver(String text, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), text);

    assertThatThrownBy(() -> SecretKeyFile.at(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString());
    assertThat(Files.readString(file)).isEqualTo(text);
  }
}
