package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.SeedSpec;

class SeedTest {
  private static final int SECTOR = 2048;

  @Test
  void theSeedIsLabelledAsNoCloudWantsIt() {
    byte[] iso = Seed.of(new UUID(1, 2), new SeedSpec("web-1", List.of(), ""));
    assertThat(new String(iso, 16 * SECTOR + 1, 5, StandardCharsets.US_ASCII)).isEqualTo("CD001");
    assertThat(new String(iso, 16 * SECTOR + 40, 32, StandardCharsets.US_ASCII).strip())
        .isEqualTo("cidata");
    assertThat(iso.length % SECTOR).isZero();
  }

  @Test
  void bothFoldersHoldTheSameFiles() {
    byte[] iso =
        Seed.of(new UUID(1, 2), new SeedSpec("web-1", List.of("ssh-rsa A b"), "#!/bin/sh\n"));
    Map<String, byte[]> joliet = files(iso, 17, StandardCharsets.UTF_16BE);
    Map<String, byte[]> plain = files(iso, 16, StandardCharsets.US_ASCII);
    assertThat(joliet).containsOnlyKeys("meta-data", "user-data");
    assertThat(plain).containsOnlyKeys("META-DATA.;1", "USER-DATA.;1");
    assertThat(joliet.get("user-data")).isEqualTo(plain.get("USER-DATA.;1"));
    assertThat(new String(joliet.get("user-data"), StandardCharsets.UTF_8))
        .isEqualTo("#!/bin/sh\n");
  }

  @Test
  void hostileKeysStayOneTextEach() throws Exception {
    List<String> keys =
        List.of("ssh-ed25519 AAA me\"]}, \"local-hostname\": \"evil", "ssh-rsa B - :\t#\\ \u05D0");
    byte[] iso = Seed.of(new UUID(1, 2), new SeedSpec("web-1", keys, "x"));
    JsonNode metadata =
        new JsonMapper().readTree(files(iso, 17, StandardCharsets.UTF_16BE).get("meta-data"));
    assertThat(metadata.get("local-hostname").asText()).isEqualTo("web-1");
    assertThat(metadata.get("instance-id").asText()).isEqualTo(new UUID(1, 2).toString());
    assertThat(metadata.get("public-keys")).extracting(JsonNode::asText).isEqualTo(keys);
  }

  @Test
  void contentsOfAnySizeAreWhole() {
    for (int size : new int[] {0, 1, SECTOR - 1, SECTOR, SECTOR + 1, 64 * 1024}) {
      byte[] content = new byte[size];
      Arrays.fill(content, (byte) 'x');
      TreeMap<String, byte[]> files = new TreeMap<>();
      files.put("a", content);
      files.put("b", new byte[] {1, 2, 3});
      byte[] iso = IsoImage.of("label", files);
      assertThat(files(iso, 17, StandardCharsets.UTF_16BE).get("a")).isEqualTo(content);
      assertThat(files(iso, 17, StandardCharsets.UTF_16BE).get("b")).isEqualTo(files.get("b"));
    }
  }

  @Test
  void theSameSeedIsTheSameBytes() {
    SeedSpec spec = new SeedSpec("web-1", List.of("ssh-rsa A"), "#cloud-config\n");
    assertThat(Seed.of(new UUID(1, 2), spec)).isEqualTo(Seed.of(new UUID(1, 2), spec));
  }

  /** Reads the root folder that a descriptor names, as an operating system would. */
  private static Map<String, byte[]> files(byte[] iso, int descriptor, Charset charset) {
    ByteBuffer image = ByteBuffer.wrap(iso).order(ByteOrder.LITTLE_ENDIAN);
    int folder = image.getInt(descriptor * SECTOR + 156 + 2) * SECTOR;
    Map<String, byte[]> files = new TreeMap<>();
    for (int at = folder; iso[at] != 0; at += iso[at]) {
      boolean isFolder = (iso[at + 25] & 2) != 0;
      if (!isFolder) {
        String name = new String(iso, at + 33, iso[at + 32], charset);
        int start = image.getInt(at + 2) * SECTOR;
        files.put(name, Arrays.copyOfRange(iso, start, start + image.getInt(at + 10)));
      }
    }
    return files;
  }
}
