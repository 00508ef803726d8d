package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.NetworkRef;

class DomainXmlTest {
  private static final UUID ID = UUID.fromString("0d7ee89b-9aff-4a7a-b9a2-6d3d2a6c0001");
  private static final DomainXml.Place PLACE =
      new DomainXml.Place("qemu", "/pool", new ImageOnHost("image.data", "qcow2", 1 << 26));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</title><devices><disk type='file'><source file='/etc/shadow'/></disk></devices>",
        "it's \"quoted\" & <b>bold</b> ]]>",
        "\uD83D\uDE80 rocket and \u202E right to left",
        "a\u0000b\u0008c\uD800d\uFFFE",
        "line\nafter\r\nline",
        "   "
      })
  void aHostileNameIsOnlyEverText(String name) {
    GuestSpec spec = named(name, Map.of("note", name, "tenant", "acme"));
    String xml = DomainXml.of(spec, GuestRecord.of(spec), PLACE).toXml();

    assertThat(xml).matches("\\p{ASCII}*");
    XmlNode read = XmlNode.parse(xml);
    assertThat(read.children("devices")).hasSize(1);
    assertThat(read.first("devices").orElseThrow().children("disk")).hasSize(2);
    assertThat(read.first("name").map(XmlNode::text)).contains("nephos-" + ID);
    assertThat(read.first("title").map(XmlNode::text).orElse("")).doesNotContain("\n");
    assertThat(GuestRecord.in(read).orElseThrow().labels())
        .containsEntry("note", name)
        .containsEntry("tenant", "acme");
  }

  @Test
  void aTitleKeepsAllThatALineOfXmlCanCarry() {
    assertThat(DomainXml.title("\uD83D\uDE80 R\u00E9mi's\n<web>\u0007 "))
        .isEqualTo("\uD83D\uDE80 R\u00E9mi's <web>");
    assertThat(DomainXml.title("\uD83D\uDE80".repeat(64)).codePointCount(0, 126)).isEqualTo(63);
    GuestSpec rocket = named("\uD83D\uDE80", Map.of());
    assertThat(
            XmlNode.parse(DomainXml.of(rocket, GuestRecord.of(rocket), PLACE).toXml())
                .first("title")
                .map(XmlNode::text))
        .contains("\uD83D\uDE80");
  }

  @Test
  void everyFormatIsNamedAndNoneIsLeftToBeGuessed() {
    GuestSpec spec = named("web", Map.of());
    XmlNode devices =
        DomainXml.of(spec, GuestRecord.of(spec), PLACE).first("devices").orElseThrow();
    XmlNode root = devices.children("disk").get(0);
    assertThat(root.first("driver").orElseThrow().attribute("type")).isEqualTo("qcow2");
    XmlNode backing = root.first("backingStore").orElseThrow();
    assertThat(backing.first("format").orElseThrow().attribute("type")).isEqualTo("qcow2");
    assertThat(backing.first("source").orElseThrow().attribute("file"))
        .isEqualTo("/pool/image.data");
    assertThat(backing.first("backingStore")).isPresent();
    XmlNode seed = devices.children("disk").get(1);
    assertThat(seed.first("driver").orElseThrow().attribute("type")).isEqualTo("raw");
    assertThat(seed.first("readonly")).isPresent();
    assertThat(devices.children("graphics")).isEmpty();
  }

  @Test
  void theRecordSurvivesBothOfItsForms() {
    GuestRecord record =
        new GuestRecord(
            "ab12",
            true,
            7,
            List.of(
                new GuestRecord.Nic(
                    new NetworkRef(new UUID(3, 4), "default", "10.77.0.0/16"),
                    "52:54:00:00:00:01",
                    "10.77.0.9")),
            Map.of("a", " <&> \n", "b", "\u05E9\u05DC\u05D5\u05DD"),
            List.of(new UUID(5, 6), new UUID(7, 8)));
    XmlNode domain = XmlNode.root("domain");
    domain.add("metadata").add(record.toXml());
    assertThat(GuestRecord.in(XmlNode.parse(domain.toXml()))).contains(record);

    GuestRecord.replace(domain, record.withDisk(9));
    assertThat(GuestRecord.in(XmlNode.parse(domain.toXml()))).contains(record.withDisk(9));
    assertThat(XmlNode.parse(record.toPlainXml().toXml()).first("labels").map(XmlNode::text))
        .map(Json::texts)
        .contains(record.labels());
  }

  @Test
  void somebodyElsesMetadataIsNoRecord() {
    XmlNode domain = XmlNode.root("domain");
    domain.add("metadata").add(XmlNode.root("http://elsewhere", "x:instance"));
    assertThat(GuestRecord.in(domain)).isEqualTo(Optional.empty());
  }

  @Test
  void onlyTheLastRebootsAreKept() {
    GuestSpec spec = named("web", Map.of());
    GuestRecord record = GuestRecord.of(spec);
    for (int i = 0; i < 20; i++) {
      record = record.withReboot(new UUID(0, i));
    }
    assertThat(record.reboots()).hasSize(8).startsWith(new UUID(0, 19), new UUID(0, 18));
  }

  @Test
  void documentsWithEntitiesAreRefused() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> XmlNode.parse("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a/>")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GuestSpec named(String name, Map<String, String> labels) {
    GuestSpec plain = SmallGuest.spec(ID);
    return new GuestSpec(
        ID, name, new GuestSize(1, 128, 1), plain.image(), plain.nics(), plain.seed(), labels);
  }
}
