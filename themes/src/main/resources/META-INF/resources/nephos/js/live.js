// Keeps a page up to date: listens to the session's stream, and asks the page to renew its live part.
// Where there is no stream it asks every few seconds. Such a refresh counts as no activity.
(function () {
  "use strict";

  const form = document.querySelector("form[data-live]");
  if (!form || !window.nphRefresh) {
    return;
  }
  const topic = form.dataset.live;
  const every = Number(form.dataset.liveEvery || 0) * 1000;
  const fallback = 10000;
  let last = Date.now();
  let due = null;
  let streaming = false;
  let over = false;
  let pressed = false;
  let focus = null;

  document.addEventListener("pointerdown", function () {
    pressed = true;
  });
  document.addEventListener("pointerup", function () {
    setTimeout(function () {
      pressed = false;
    }, 300);
  });

  function focusables() {
    return Array.from(document.querySelectorAll("main a[href], main button, main summary, main input, main time[tabindex]"));
  }

  // A renewed part is new elements; who was in it by keyboard stays where they were.
  function rememberFocus() {
    const index = focusables().indexOf(document.activeElement);
    focus = index < 0 ? null : { index: index, element: document.activeElement };
  }

  function restoreFocus() {
    if (focus && !focus.element.isConnected && document.activeElement === document.body) {
      const next = focusables()[focus.index];
      if (next) {
        next.focus({ preventScroll: true });
      }
    }
    focus = null;
  }

  function isBusy() {
    const focused = document.activeElement;
    return document.hidden || pressed
      || document.querySelector("dialog[open], details.nph-menu[open], input[name=pick]:checked") !== null
      || Array.from(document.querySelectorAll("main textarea, main input[type=text]")).some(function (field) {
        return field.value !== field.defaultValue;
      })
      || (focused && focused.matches("main input:not([type=search]), main textarea, main select"));
  }

  function refresh() {
    due = null;
    if (over) {
      return;
    }
    if (isBusy()) {
      due = setTimeout(refresh, 2000);
      return;
    }
    last = Date.now();
    rememberFocus();
    window.nphRefresh([{ name: "nph.background", value: "true" }]);
  }

  function soon() {
    if (due === null) {
      due = setTimeout(refresh, Math.max(250, 1000 - (Date.now() - last)));
    }
  }

  function concerns(event) {
    return topic === "*" || event.resource === topic || event.project === topic
      || event.type.startsWith(topic + ".");
  }

  if (window.EventSource) {
    const source = new EventSource(form.dataset.liveAt);
    source.onopen = function () {
      streaming = true;
    };
    source.onmessage = function (message) {
      if (concerns(JSON.parse(message.data))) {
        soon();
      }
    };
    source.onerror = function () {
      streaming = false;
    };
    window.addEventListener("pagehide", function () {
      source.close();
    });
  }

  setInterval(function () {
    const pause = every || fallback;
    if ((every || !streaming) && Date.now() - last >= pause) {
      soon();
    }
  }, 1000);

  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      soon();
    }
  });

  window.jQuery(document).on("pfAjaxComplete", restoreFocus);
  document.addEventListener("nph:over", function () {
    over = true;
  });
})();
