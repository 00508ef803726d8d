package org.nephos.persistence;

import java.util.concurrent.CompletableFuture;

/**
 * One act for many who need it: each waits for an act that began after it came. The first who comes
 * while an act is under way does the next one, and all who come meanwhile share it.
 */
final class GroupWait {
  private final Runnable act;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> next;

  /**
   * @param act what is needed, or null when nothing is
   */
  GroupWait(Runnable act) {
    this.act = act;
  }

  /**
   * Returns when an act that began after this call is done.
   *
   * @throws java.util.concurrent.CompletionException with what the act threw, to all who shared it
   */
  void await() {
    if (act == null) {
      return;
    }
    CompletableFuture<Void> before;
    CompletableFuture<Void> mine;
    synchronized (this) {
      before = next == null ? last : null;
      if (next == null) {
        next = new CompletableFuture<>();
      }
      mine = next;
    }
    if (before != null) {
      // One act at a time; how the one before ended is told to those who shared that one.
      before.handle((done, failed) -> null).join();
      synchronized (this) {
        last = mine;
        next = null;
      }
      try {
        act.run();
        mine.complete(null);
      } catch (RuntimeException | Error e) {
        mine.completeExceptionally(e);
      }
    }
    mine.join();
  }
}
