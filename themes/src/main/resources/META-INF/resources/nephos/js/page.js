// What every page does in the browser: drawer, colour scheme, menus, dialogs, copying, times, toasts.
// Everything is delegated from the document, so that parts of a page can be renewed at any time.
(function () {
  "use strict";

  const words = document.getElementById("nph-words").dataset;

  function fill(sentence, figure) {
    return sentence.replace("{0}", figure);
  }

  // --- messages -------------------------------------------------------------------------------
  function toast(text, tone, link) {
    const note = document.createElement("div");
    note.className = "nph-note nph-tone-" + tone;
    note.setAttribute("role", tone === "bad" ? "alert" : "status");
    note.dataset.toast = tone === "ok" ? "passing" : "staying";
    const body = document.createElement("span");
    body.textContent = text + " ";
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.textContent = link.text;
      body.append(anchor);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "nph-iconbtn";
    close.dataset.toastClose = "";
    close.setAttribute("aria-label", words.close);
    const icon = document.createElement("i");
    icon.className = "pi pi-times";
    icon.setAttribute("aria-hidden", "true");
    close.append(icon);
    note.append(body, close);
    document.getElementById("toasts").append(note);
  }

  function retirePassingToasts() {
    document.querySelectorAll('[data-toast="passing"]:not([data-timed])').forEach(function (note) {
      note.dataset.timed = "";
      setTimeout(function () {
        note.remove();
      }, 6000);
    });
  }

  // --- times ----------------------------------------------------------------------------------
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });

  function span(seconds) {
    if (seconds < 60) {
      return fill(words.seconds, seconds);
    }
    if (seconds < 3600) {
      return fill(words.minutes, Math.floor(seconds / 60));
    }
    return seconds < 86400
      ? fill(words.hours, Math.floor(seconds / 3600))
      : fill(words.days, Math.floor(seconds / 86400));
  }

  function relative(at) {
    const seconds = Math.floor((Date.now() - at.getTime()) / 1000);
    if (seconds < 0) {
      return fill(words.in, span(-seconds));
    }
    return seconds < 5 ? words.now : fill(words.ago, span(seconds));
  }

  function setText(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  function renewTimes() {
    document.querySelectorAll("time.nph-exact:not([data-local])").forEach(function (time) {
      time.dataset.local = "yes";
      setText(time, exact.format(new Date(time.dateTime)));
    });
    document.querySelectorAll("time.nph-time").forEach(function (time) {
      const at = new Date(time.dateTime);
      if (!time.dataset.local) {
        time.dataset.local = "yes";
        time.dataset.exact = exact.format(at);
      }
      setText(time, time.dataset.elapsed === undefined
        ? relative(at)
        : span(Math.max(0, Math.floor((Date.now() - at.getTime()) / 1000))));
    });
  }

  // --- drawer, menus, dialogs -----------------------------------------------------------------
  function drawer(open) {
    document.body.classList.toggle("nph-drawer-open", open);
    const toggle = document.querySelector('[data-drawer="open"]');
    if (toggle) {
      toggle.setAttribute("aria-expanded", String(open));
    }
    const target = document.querySelector(open ? '[data-drawer="close"]' : '[data-drawer="open"]');
    if (target) {
      target.focus();
    }
  }

  function closeMenus(except) {
    document.querySelectorAll("details.nph-menu[open]").forEach(function (menu) {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }

  function openDialog(button) {
    const dialog = document.getElementById(button.dataset.dialog);
    dialog.querySelectorAll("[data-says]").forEach(function (place) {
      place.textContent = button.dataset[place.dataset.says] || "";
    });
    dialog.querySelectorAll("[data-value-from]").forEach(function (field) {
      field.value = button.dataset[field.dataset.valueFrom] || "";
    });
    closeMenus(null);
    dialog.showModal();
  }

  function switchScheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = "nph-theme=" + root.dataset.theme + ";path=/;max-age=31536000;SameSite=Lax";
    document.dispatchEvent(new CustomEvent("nph:scheme"));
  }

  function copy(button) {
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      toast(fill(words.copied, button.dataset.copy), "ok");
    });
  }

  // --- the rail ---------------------------------------------------------------------------------
  // Which groups are open is kept for the server, so that the next page begins as this one is left.
  function keepGroups() {
    const open = Array.from(document.querySelectorAll("[data-nav-group][open]"), function (group) {
      return group.dataset.navGroup;
    });
    document.cookie = "nph-nav=" + open.join(".") + ";path=/;max-age=31536000;SameSite=Lax";
  }

  function showCurrentEntry() {
    const rail = document.querySelector("[data-rail]");
    const current = rail && rail.querySelector("[aria-current]");
    if (current) {
      const below = current.getBoundingClientRect().bottom - rail.getBoundingClientRect().bottom;
      if (below > -current.offsetHeight) {
        rail.scrollTop += below + 2 * current.offsetHeight;
      }
    }
  }

  showCurrentEntry();

  const clicks = {
    "[data-nav-group] > summary": function () {
      setTimeout(keepGroups);
    },
    "[data-drawer]": function (button) {
      drawer(button.dataset.drawer === "open");
    },
    "[data-theme-switch]": switchScheme,
    "[data-dialog]": openDialog,
    "[data-dialog-close]": function (button) {
      button.closest("dialog").close();
    },
    "[data-copy]": copy,
    "[data-toast-close]": function (button) {
      button.closest("[data-toast]").remove();
    },
    "[data-print]": function () {
      window.print();
    }
  };

  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.nph-menu"));
    if (document.body.classList.contains("nph-drawer-open") && !event.target.closest(".nph-rail, [data-drawer]")) {
      drawer(false);
    }
    for (const selector of Object.keys(clicks)) {
      const button = event.target.closest(selector);
      if (button) {
        clicks[selector](button);
        return;
      }
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      const menu = document.querySelector("details.nph-menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (document.body.classList.contains("nph-drawer-open")) {
        drawer(false);
      }
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      const field = document.querySelector('[data-shortcut="/"]');
      if (field && field.offsetParent) {
        event.preventDefault();
        field.focus();
      }
    }
  });

  // --- tables that act on what is ticked ------------------------------------------------------
  function countPicks(form) {
    const picks = form.querySelectorAll('input[name="pick"]:checked').length;
    form.querySelectorAll("[data-needs-picks]").forEach(function (bar) {
      bar.hidden = picks === 0;
    });
    form.querySelectorAll("[data-pick-count]").forEach(function (place) {
      setText(place, String(picks));
    });
  }

  // What was ticked when something was refused is ticked still.
  document.querySelectorAll("form:has([data-needs-picks])").forEach(countPicks);

  document.addEventListener("change", function (event) {
    const all = event.target.closest("[data-pick-all]");
    const form = event.target.form;
    if (all) {
      form.querySelectorAll('input[name="pick"]').forEach(function (box) {
        box.checked = all.checked;
      });
    }
    if (all || event.target.name === "pick") {
      countPicks(form);
    }
  });

  // --- a part of the page that could not be renewed ---------------------------------------------
  let over = false;
  if (window.jQuery) {
    window.jQuery(document).on("pfAjaxError", function (event, xhr) {
      if (over) {
        return;
      }
      if (xhr.status === 401 || xhr.status === 403) {
        over = true;
        toast(words.signedout, "warn", { href: location.href, text: words.signin });
      } else if (xhr.status === 404) {
        over = true;
      } else if (xhr.status >= 500) {
        over = true;
        toast(words.failed, "bad");
      }
      if (over) {
        document.dispatchEvent(new CustomEvent("nph:over"));
      }
    });
  }

  // --- a form is sent once ---------------------------------------------------------------------
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.dataset.sent && form.method === "post") {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(function () {
      delete form.dataset.sent;
    }, 4000);
  });

  // --- what was kept of a form is dropped when it has been accepted ---------------------------
  document.querySelectorAll("[data-keep-done]").forEach(function (mark) {
    sessionStorage.removeItem("nph-keep:" + mark.dataset.keepDone);
  });

  // --- logs show their end ----------------------------------------------------------------------
  function followLogs() {
    document.querySelectorAll("[data-follow]:not([data-at-end])").forEach(function (log) {
      log.dataset.atEnd = "";
      log.scrollTop = log.scrollHeight;
    });
  }

  // --- what is wrong with what a dialog asked for is said in the dialog ---------------------------
  // The button that opened it says the rest, as which row it is about.
  document.querySelectorAll('dialog:has([aria-invalid="true"]), dialog[data-open="true"]').forEach(function (dialog) {
    const button = Array.from(document.querySelectorAll("[data-dialog]")).find(function (opener) {
      return opener.dataset.dialog === dialog.id
        && (!dialog.dataset.again || opener.dataset.act === dialog.dataset.again);
    });
    if (button) {
      openDialog(button);
    } else if (!dialog.dataset.again) {
      dialog.showModal();
    }
  });
  // A link to a dialog opens it, once: a reload does not ask again.
  const linked = location.hash && document.getElementById(location.hash.slice(1));
  if (linked && linked.matches("dialog:not([open])")) {
    linked.showModal();
    history.replaceState(null, "", location.pathname + location.search);
  }
  const firstInvalid = document.querySelector('[aria-invalid="true"]');
  if (firstInvalid) {
    firstInvalid.focus();
  }

  function renew() {
    renewTimes();
    retirePassingToasts();
    followLogs();
  }

  new MutationObserver(renew).observe(document.body, { childList: true, subtree: true });
  setInterval(renewTimes, 1000);
  renew();

  window.Nephos = { toast: toast, words: words };
})();
