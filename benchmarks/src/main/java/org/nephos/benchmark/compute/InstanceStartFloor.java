package org.nephos.benchmark.compute;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.DomainInfo.DomainState;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.nephos.benchmark.Timings;

/**
 * The floor of "an order until its instance runs": what libvirt itself takes for the same guest,
 * called in a plain loop over its Java binding. No portal, no database, no driver.
 *
 * <p>One round is: a root disk as a linked clone of an image that is there, a seed, the definition,
 * the start, and the first time that libvirt says "running". Each guest is removed before the next
 * round begins, and no removal is measured.
 */
public final class InstanceStartFloor implements AutoCloseable {
  private static final int UNMEASURED_ROUNDS = 2;
  private static final int FORGET_EVERYTHING = 1 | 2 | 4;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Connect connection;
  private final StoragePool pool;
  private final GuestTemplate template;

  private InstanceStartFloor(Connect connection, GuestTemplate template) throws LibvirtException {
    this.connection = connection;
    this.template = template;
    this.pool = connection.storagePoolLookupByName(GuestTemplate.POOL);
  }

  /**
   * Prints one line of JSON with the median and all times.
   *
   * @param args the host's URI, the absolute path of a qcow2 image, and how many rounds (20)
   */
  public static void main(String[] args) throws LibvirtException {
    if (args.length < 2 || args.length > 3) {
      System.err.println("usage: InstanceStartFloor URI IMAGE.qcow2 [ROUNDS]");
      System.exit(2);
    }
    Timings timings = measure(args[0], args[1], args.length < 3 ? 20 : Integer.parseInt(args[2]));
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(timings.toJson());
  }

  /**
   * Measures the floor.
   *
   * @param uri the host, as libvirt knows it
   * @param image the absolute path of a qcow2 image
   * @param rounds how many guests are started, one after the other; at least 1
   * @return the times, in the steps {@code disk}, {@code seed}, {@code define} and {@code start}
   */
  public static Timings measure(String uri, String image, int rounds) throws LibvirtException {
    if (rounds < 1) {
      throw new IllegalArgumentException("at least one round");
    }
    try (InstanceStartFloor floor = open(uri, image)) {
      floor.rounds(UNMEASURED_ROUNDS, new Timings("unmeasured"));
      Timings timings = timings();
      floor.rounds(rounds, timings);
      return timings;
    }
  }

  /** Connects, and takes the measures of a guest that the driver makes. */
  public static InstanceStartFloor open(String uri, String image) throws LibvirtException {
    Connect connection = new Connect(uri);
    try {
      return new InstanceStartFloor(connection, GuestTemplate.make(connection, uri, image));
    } catch (LibvirtException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Where rounds note their times. */
  public static Timings timings() {
    return new Timings("libvirt: disk, seed, define, start");
  }

  /** Starts so many guests, one after the other. */
  public void rounds(int count, Timings timings) throws LibvirtException {
    for (int i = 0; i < count; i++) {
      String id = UUID.randomUUID().toString();
      try {
        round(id, timings);
      } finally {
        remove(id);
      }
    }
  }

  private void round(String id, Timings timings) throws LibvirtException {
    long begun = System.nanoTime();
    pool.storageVolCreateXML(forGuest(id, template.disk()), 0).free();
    long disk = System.nanoTime();
    createSeed(id);
    long seed = System.nanoTime();
    Domain domain = connection.domainDefineXML(forGuest(id, template.domain()));
    try {
      long defined = System.nanoTime();
      domain.create();
      awaitRunning(domain);
      long running = System.nanoTime();
      timings.addStep("disk", Duration.ofNanos(disk - begun));
      timings.addStep("seed", Duration.ofNanos(seed - disk));
      timings.addStep("define", Duration.ofNanos(defined - seed));
      timings.addStep("start", Duration.ofNanos(running - defined));
      timings.add(Duration.ofNanos(running - begun));
    } finally {
      domain.free();
    }
  }

  /** The same text for another guest, under a name that the driver does not take for its own. */
  private String forGuest(String id, String text) {
    return text.replace("<name>nephos-" + template.id(), "<name>floor-" + id)
        .replace(template.id(), id);
  }

  private void createSeed(String id) throws LibvirtException {
    byte[] content = new byte[template.seed().capacity()];
    template.seed().get(0, content);
    StorageVol volume =
        pool.storageVolCreateXML(
            "<volume><name>"
                + id
                + "-seed.iso</name><capacity unit='bytes'>"
                + content.length
                + "</capacity><allocation>0</allocation>"
                + "<target><format type='raw'/><permissions><mode>0600</mode></permissions>"
                + "</target></volume>",
            0);
    Stream stream = connection.streamNew(0);
    try {
      volume.upload(stream, 0, content.length, 0);
      int sent = 0;
      while (sent < content.length) {
        byte[] rest = Arrays.copyOfRange(content, sent, content.length);
        sent += stream.send(rest);
      }
      stream.finish();
    } finally {
      stream.free();
      volume.free();
    }
  }

  @Override
  public void close() throws LibvirtException {
    connection.close();
  }

  private static void awaitRunning(Domain domain) throws LibvirtException {
    long begun = System.nanoTime();
    while (domain.getInfo().state != DomainState.VIR_DOMAIN_RUNNING) {
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new IllegalStateException("the guest does not run");
      }
      Thread.onSpinWait();
    }
  }

  private void remove(String id) throws LibvirtException {
    for (int domain : connection.listDomains()) {
      Domain running = connection.domainLookupByID(domain);
      if (running.getUUIDString().equals(id)) {
        running.destroy();
      }
      running.free();
    }
    for (String name : connection.listDefinedDomains()) {
      if (name.equals("floor-" + id)) {
        Domain defined = connection.domainLookupByName(name);
        defined.undefine(FORGET_EVERYTHING);
        defined.free();
      }
    }
    pool.refresh(0);
    for (String name : pool.listVolumes()) {
      if (name.startsWith(id)) {
        StorageVol volume = pool.storageVolLookupByName(name);
        volume.delete(0);
        volume.free();
      }
    }
  }
}
