package org.nephos.benchmark.compute;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.ImageRef;
import org.nephos.driver.NetworkRef;
import org.nephos.driver.NicSpec;
import org.nephos.driver.SeedSpec;
import org.nephos.driver.libvirt.LibvirtDriverProvider;

/**
 * A guest as the driver defines it, taken from libvirt after the driver made one, so that a floor
 * starts the very same thing. Making it also leaves the image, the network and the storage pool on
 * the host, which nobody pays for again.
 *
 * @param id the id in the texts below, to be replaced by another guest's
 * @param domain the domain's definition
 * @param disk the root disk's description, a linked clone
 * @param seed the seed's content
 */
record GuestTemplate(String id, String domain, String disk, ByteBuffer seed) {
  static final String POOL = "nephos";

  private static final int CHUNK = 64 * 1024;

  /** The smallest guest that the demonstration offers: 1 vCPU, 128 MiB, 1 GiB. */
  private static GuestSpec spec(UUID id, String image) {
    NetworkRef network =
        new NetworkRef(
            UUID.fromString("6e657068-6f73-4e65-8004-000000000001"), "floor", "10.78.0.0/24");
    return new GuestSpec(
        id,
        "floor",
        new GuestSize(1, 128, 1),
        new ImageRef(UUID.fromString("6e657068-6f73-4e65-8004-000000000002"), "qcow2", image, ""),
        List.of(new NicSpec(network, "52:54:00:f1:00:02", "10.78.0.2")),
        new SeedSpec("floor", List.of(), "#!/bin/sh\n"),
        Map.of("tenant", "floor"));
  }

  /** Has the driver make a guest, keeps how it looks, and removes it. */
  static GuestTemplate make(Connect connection, String uri, String image) throws LibvirtException {
    HostRef host = new HostRef(UUID.randomUUID(), "floor", uri);
    UUID id = UUID.randomUUID();
    try (HypervisorDriver driver =
        new LibvirtDriverProvider().open(Clock.systemUTC(), Map.of("call-timeout", "PT2M"))) {
      driver.create(host, spec(id, image));
      try {
        return read(connection, id.toString());
      } finally {
        driver.destroy(host, id);
      }
    }
  }

  private static GuestTemplate read(Connect connection, String id) throws LibvirtException {
    Domain domain = connection.domainLookupByUUIDString(id);
    StoragePool pool = connection.storagePoolLookupByName(POOL);
    StorageVol disk = pool.storageVolLookupByName(id + ".qcow2");
    StorageVol seed = pool.storageVolLookupByName(id + "-seed.iso");
    try {
      return new GuestTemplate(
          id, domain.getXMLDesc(0), description(disk.getXMLDesc(0)), content(connection, seed));
    } finally {
      seed.free();
      disk.free();
      pool.free();
      domain.free();
    }
  }

  /** Without what libvirt adds of its own: the path and the room that the first disk took. */
  private static String description(String xml) {
    return xml.replaceAll("(?s)<key>.*?</key>", "")
        .replaceAll("(?s)<allocation.*?</allocation>", "<allocation>0</allocation>")
        .replaceAll("(?s)<physical.*?</physical>", "");
  }

  private static ByteBuffer content(Connect connection, StorageVol volume) throws LibvirtException {
    Stream stream = connection.streamNew(0);
    try {
      volume.download(stream, 0, 0, 0);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = stream.receive(chunk); n > 0; n = stream.receive(chunk)) {
        content.write(chunk, 0, n);
      }
      stream.finish();
      return ByteBuffer.wrap(content.toByteArray()).asReadOnlyBuffer();
    } finally {
      stream.free();
    }
  }
}
