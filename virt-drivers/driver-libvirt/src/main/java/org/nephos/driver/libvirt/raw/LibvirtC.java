package org.nephos.driver.libvirt.raw;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The few functions of libvirt that its Java binding lacks, as they are in C. */
@SuppressWarnings("MethodName") // the names are libvirt's
interface LibvirtC extends Library {
  LibvirtC INSTANCE = Native.load("virt", LibvirtC.class);

  int virConnectGetAllDomainStats(
      Pointer connection, int stats, PointerByReference records, int flags);

  void virDomainStatsRecordListFree(Pointer records);

  String virDomainGetName(Pointer domain);

  int virDomainGetUUIDString(Pointer domain, byte[] buffer);

  int virDomainGetID(Pointer domain);

  int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

  Pointer virDomainGetXMLDesc(Pointer domain, int flags);

  Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

  int virDomainFree(Pointer domain);

  Pointer virNetworkLookupByUUIDString(Pointer connection, String uuid);

  int virNetworkUpdate(
      Pointer network, int command, int section, int parentIndex, String xml, int flags);

  int virNetworkFree(Pointer network);

  int virNodeGetMemoryStats(
      Pointer connection, int cell, Pointer statistics, IntByReference count, int flags);

  int virGetLastErrorCode();

  int virGetLastErrorDomain();

  String virGetLastErrorMessage();
}
