package org.nephos.driver.libvirt;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.StorageVolInfo;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/** A storage pool of the driver on a host: a folder there, and the volumes in it. */
final class Volumes {
  static final long GIB = 1L << 30;

  private final String poolName;
  private final String folder;
  private final String folderMode;
  private final String fileMode;
  private final Key key;

  private Volumes(String poolName, String folder, String folderMode, String fileMode) {
    this.poolName = poolName;
    this.folder = folder;
    this.folderMode = folderMode;
    this.fileMode = fileMode;
    this.key = new Key(poolName);
  }

  private record Key(String poolName) {}

  /** A pool whose files only the host itself reads. */
  static Volumes secret(String poolName, String folder) {
    return new Volumes(poolName, folder, "0711", "0600");
  }

  /** A pool whose files every program of the host may read. */
  static Volumes readable(String poolName, String folder) {
    return new Volumes(poolName, folder, "0755", "0644");
  }

  /**
   * The pool.
   *
   * @param handle libvirt's
   * @param path its folder on the host
   * @param capacityGib the size of the file system that it lies on
   */
  record Pool(StoragePool handle, String path, long capacityGib) {}

  @FunctionalInterface
  private interface VolumeWork<T> {
    T on(StorageVol volume) throws LibvirtException;
  }

  /** The pool, made and started when it is not. */
  Pool pool(HostCall call) {
    Pool known = call.session().fact(key, Pool.class);
    if (known != null) {
      return known;
    }
    String doing = "ensuring storage pool " + poolName;
    StoragePool handle =
        call.find(doing, c -> c.storagePoolLookupByName(poolName))
            .orElseGet(() -> define(call, doing));
    start(call, doing, handle);
    String path =
        XmlNode.parse(call.ask(doing, c -> handle.getXMLDesc(0)))
            .first("target", "path")
            .map(XmlNode::text)
            .orElseThrow(
                () -> call.failure(FailureKind.UNSUPPORTED, "the storage pool is no folder"));
    long capacity = call.ask(doing, c -> handle.getInfo().capacity) / GIB;
    Pool pool = new Pool(handle, path, capacity);
    call.session().learn(key, pool);
    return pool;
  }

  /** Makes the next use look again. */
  void forget(HostCall call) {
    call.session().forget(key);
  }

  /** A volume's path on the host. */
  String path(HostCall call, String name) {
    return pool(call).path() + "/" + name;
  }

  /** The names of all volumes. */
  List<String> names(HostCall call) {
    StoragePool handle = pool(call).handle();
    return List.of(call.ask("listing volumes", c -> handle.listVolumes()));
  }

  /** What is known of a volume; empty when it is not there. */
  Optional<StorageVolInfo> info(HostCall call, String name) {
    return find(call, "reading volume " + name, name, StorageVol::getInfo);
  }

  /** A volume's description by libvirt; empty when it is not there. */
  Optional<XmlNode> description(HostCall call, String name) {
    return find(call, "reading volume " + name, name, volume -> volume.getXMLDesc(0))
        .map(XmlNode::parse);
  }

  /** Creates a raw volume without content. */
  void createRaw(HostCall call, String name, long bytes) {
    create(call, name, description(name, bytes, "raw"));
  }

  /** Creates a qcow2 volume that reads from another file what it does not have itself. */
  void createClone(
      HostCall call, String name, long bytes, String backingPath, String backingFormat) {
    XmlNode volume = description(name, bytes, "qcow2");
    XmlNode backing = volume.add("backingStore");
    backing.add("path", backingPath);
    backing.add("format").attribute("type", backingFormat);
    create(call, name, volume);
  }

  /** Creates a raw volume with content. */
  void createWith(HostCall call, String name, byte[] content) {
    createRaw(call, name, content.length);
    upload(call, name, content.length, new ByteArrayInputStream(content));
  }

  /** Writes a volume's content from its start. */
  void upload(HostCall call, String name, long bytes, InputStream content) {
    work(
        call,
        "writing volume " + name,
        name,
        volume -> {
          VolumeStream.upload(call, volume, bytes, content);
          return true;
        });
  }

  /** Reads a part of a volume; empty when the volume is not there. */
  Optional<byte[]> download(HostCall call, String name, long offset, int bytes) {
    return find(
        call,
        "reading volume " + name,
        name,
        volume -> VolumeStream.download(call, volume, offset, bytes));
  }

  /** Makes a volume that no guest has open at least this big. */
  void grow(HostCall call, String name, long bytes) {
    work(
        call,
        "growing volume " + name,
        name,
        volume -> {
          if (volume.getInfo().capacity < bytes) {
            volume.resize(bytes, 0);
          }
          return true;
        });
  }

  /** Removes a volume; one that is not there is success. */
  void delete(HostCall call, String name) {
    find(
        call,
        "removing volume " + name,
        name,
        volume -> {
          volume.delete(0);
          return true;
        });
  }

  private <T> Optional<T> find(HostCall call, String doing, String name, VolumeWork<T> work) {
    try {
      return Optional.of(work(call, doing, name, work));
    } catch (DriverException e) {
      if (e.kind() == FailureKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T work(HostCall call, String doing, String name, VolumeWork<T> work) {
    StoragePool handle = pool(call).handle();
    return call.ask(
        doing,
        c -> {
          StorageVol volume = handle.storageVolLookupByName(name);
          try {
            return work.on(volume);
          } finally {
            volume.free();
          }
        });
  }

  private void create(HostCall call, String name, XmlNode description) {
    StoragePool handle = pool(call).handle();
    call.tell(
        "creating volume " + name, c -> handle.storageVolCreateXML(description.toXml(), 0).free());
  }

  private XmlNode description(String name, long bytes, String format) {
    XmlNode volume = XmlNode.root("volume");
    volume.add("name", name);
    volume.add("capacity", Long.toString(bytes)).attribute("unit", "bytes");
    // Nothing is set aside beforehand.
    volume.add("allocation", "0");
    XmlNode target = volume.add("target");
    target.add("format").attribute("type", format);
    target.add("permissions").add("mode", fileMode);
    return volume;
  }

  private StoragePool define(HostCall call, String doing) {
    XmlNode pool = XmlNode.root("pool").attribute("type", "dir");
    pool.add("name", poolName);
    XmlNode target = pool.add("target");
    target.add("path", folder);
    target.add("permissions").add("mode", folderMode);
    return call.ask(doing, c -> c.storagePoolDefineXML(pool.toXml(), 0));
  }

  private static void start(HostCall call, String doing, StoragePool handle) {
    if (call.ask(doing, c -> handle.isActive()) == 1) {
      return;
    }
    call.tell(doing, c -> handle.setAutostart(1));
    try {
      // Building a folder that is there already is success.
      call.tell(doing, c -> handle.build(0));
      call.tell(doing, c -> handle.create(0));
    } catch (DriverException e) {
      // Another node of the portal may have been quicker.
      if (call.ask(doing, c -> handle.isActive()) != 1) {
        throw e;
      }
    }
  }
}
