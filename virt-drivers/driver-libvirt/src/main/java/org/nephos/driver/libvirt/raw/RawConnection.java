package org.nephos.driver.libvirt.raw;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;

/**
 * A connection with the calls that libvirt's Java binding lacks. Everything that comes from C is
 * copied and freed before a method returns.
 */
public final class RawConnection extends Connect {
  /** {@code VIR_ERR_NO_DOMAIN}. */
  private static final int ERROR_NO_DOMAIN = 42;

  private static final int XML_INACTIVE = 1 << 1;
  private static final int STATS_STATE = 1;
  private static final int STATS_METERED = STATS_STATE | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5;
  private static final int DOMAINS_ACTIVE = 1;
  private static final int DOMAINS_PERSISTENT = 1 << 2;

  /** Rather half the figures of a guest that is busy than a wait for it. */
  private static final int STATS_NO_WAIT = 1 << 29;

  private static final int RECORD_PARAMETERS = Native.POINTER_SIZE;
  private static final int RECORD_COUNT = 2 * Native.POINTER_SIZE;

  private static final int NETWORK_DNS_HOST = 10;
  private static final int LIVE = 1;
  private static final int NODE_MEMORY_FIELD = 80;

  /** Opens a connection; blocks for as long as the other side is silent. */
  public RawConnection(String uri) throws LibvirtException {
    super(uri);
  }

  /** A change of the hosts that a network's DNS server knows. */
  public enum HostChange {
    /** Adds the host after the others. */
    ADD(3),
    /** Removes the host that has the same addresses. */
    DELETE(2);

    private final int command;

    HostChange(int command) {
      this.command = command;
    }
  }

  /** One domain; empty when the hypervisor says that there is none with this UUID. */
  public Optional<RawDomain> domain(String uuid) throws RawFailure {
    LibvirtC c = LibvirtC.INSTANCE;
    Pointer domain = c.virDomainLookupByUUIDString(pointer(), uuid);
    try {
      if (domain == null) {
        throw RawFailure.last();
      }
      IntByReference state = new IntByReference();
      IntByReference reason = new IntByReference();
      check(c.virDomainGetState(domain, state, reason, 0));
      return Optional.of(
          new RawDomain(
              c.virDomainGetName(domain), uuid, state.getValue(), reason.getValue(), xml(domain)));
    } catch (RawFailure e) {
      if (e.code() == ERROR_NO_DOMAIN) {
        return Optional.empty();
      }
      throw e;
    } finally {
      if (domain != null) {
        c.virDomainFree(domain);
      }
    }
  }

  /** All persistent domains whose name is wanted; one that goes away meanwhile is left out. */
  public List<RawDomain> domains(Predicate<String> wanted) throws RawFailure {
    List<RawDomain> domains = new ArrayList<>();
    eachRecord(
        STATS_STATE,
        DOMAINS_PERSISTENT,
        (domain, stats) -> {
          if (!wanted.test(stats.name())) {
            return;
          }
          try {
            domains.add(
                new RawDomain(
                    stats.name(),
                    stats.uuid(),
                    (int) stats.get("state.state", 0),
                    (int) stats.get("state.reason", 0),
                    xml(domain)));
          } catch (RawFailure e) {
            if (e.code() != ERROR_NO_DOMAIN) {
              throw e;
            }
          }
        });
    return domains;
  }

  /** The counters of all active (also of paused) domains, in one call. */
  public List<RawStats> activeDomainStats() throws RawFailure {
    List<RawStats> all = new ArrayList<>();
    eachRecord(STATS_METERED, DOMAINS_ACTIVE | STATS_NO_WAIT, (domain, stats) -> all.add(stats));
    return all;
  }

  /**
   * Changes what an active network's DNS server knows until the network is started anew.
   *
   * @param networkUuid the network's UUID
   * @param hostXml the {@code <host>} element
   */
  public void updateDnsHost(String networkUuid, HostChange change, String hostXml)
      throws RawFailure {
    LibvirtC c = LibvirtC.INSTANCE;
    Pointer network = c.virNetworkLookupByUUIDString(pointer(), networkUuid);
    if (network == null) {
      throw RawFailure.last();
    }
    try {
      check(c.virNetworkUpdate(network, change.command, NETWORK_DNS_HOST, -1, hostXml, LIVE));
    } finally {
      c.virNetworkFree(network);
    }
  }

  /** The host's memory in KiB. */
  public long nodeMemoryKib() throws RawFailure {
    LibvirtC c = LibvirtC.INSTANCE;
    int entry = NODE_MEMORY_FIELD + Long.BYTES;
    IntByReference count = new IntByReference(0);
    check(c.virNodeGetMemoryStats(pointer(), -1, Pointer.NULL, count, 0));
    try (Memory statistics = new Memory((long) entry * Math.max(1, count.getValue()))) {
      check(c.virNodeGetMemoryStats(pointer(), -1, statistics, count, 0));
      for (int i = 0; i < count.getValue(); i++) {
        if (statistics.getString((long) i * entry).equals("total")) {
          return statistics.getLong((long) i * entry + NODE_MEMORY_FIELD);
        }
      }
    }
    return 0;
  }

  @FunctionalInterface
  private interface RecordReader {
    void read(Pointer domain, RawStats stats) throws RawFailure;
  }

  private void eachRecord(int stats, int flags, RecordReader reader) throws RawFailure {
    LibvirtC c = LibvirtC.INSTANCE;
    PointerByReference array = new PointerByReference();
    int count = check(c.virConnectGetAllDomainStats(pointer(), stats, array, flags));
    Pointer records = array.getValue();
    try {
      for (int i = 0; i < count; i++) {
        Pointer at = records.getPointer((long) i * Native.POINTER_SIZE);
        Pointer domain = at.getPointer(0);
        Pointer parameters = at.getPointer(RECORD_PARAMETERS);
        int length = at.getInt(RECORD_COUNT);
        reader.read(
            domain,
            new RawStats(
                c.virDomainGetName(domain),
                uuid(domain),
                TypedParameters.numbers(parameters, length)));
      }
    } finally {
      if (records != null) {
        c.virDomainStatsRecordListFree(records);
      }
    }
  }

  private static String uuid(Pointer domain) throws RawFailure {
    byte[] text = new byte[37];
    check(LibvirtC.INSTANCE.virDomainGetUUIDString(domain, text));
    return new String(text, 0, 36, StandardCharsets.US_ASCII);
  }

  private static String xml(Pointer domain) throws RawFailure {
    Pointer text = LibvirtC.INSTANCE.virDomainGetXMLDesc(domain, XML_INACTIVE);
    if (text == null) {
      throw RawFailure.last();
    }
    try {
      return text.getString(0, "UTF-8");
    } finally {
      Native.free(Pointer.nativeValue(text));
    }
  }

  private Pointer pointer() {
    ConnectionPointer connection = vcp;
    return connection == null ? Pointer.NULL : connection.getPointer();
  }

  private static int check(int result) throws RawFailure {
    if (result < 0) {
      throw RawFailure.last();
    }
    return result;
  }
}
