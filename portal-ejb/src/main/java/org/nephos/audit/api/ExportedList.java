package org.nephos.audit.api;

import java.util.Map;

/**
 * A list that somebody took away as a file.
 *
 * @param name which one, as its address names it, for example {@code instance/list}
 * @param filters what it was filtered by; never null
 * @param sort null for the list's own order
 * @param format {@code csv} or {@code ndjson}
 * @param rows how many rows were written
 * @param complete false when its reader went away before the end
 */
public record ExportedList(
    String name,
    Map<String, String> filters,
    String sort,
    String format,
    long rows,
    boolean complete) {}
