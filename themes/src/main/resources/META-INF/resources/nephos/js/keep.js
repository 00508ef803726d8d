// A half-filled form outlives a new sign-in: what is typed is kept in this tab until the form is
// accepted. Nothing secret is kept: only forms that ask for it, and no field marked data-secret.
(function () {
  "use strict";

  const form = document.querySelector("form[data-keep]");
  if (!form) {
    return;
  }
  const key = "nph-keep:" + location.pathname;

  function fields() {
    return Array.from(form.elements).filter(function (field) {
      return field.name
        && !["hidden", "submit", "button", "password", "file"].includes(field.type)
        && field.dataset.secret === undefined;
    });
  }

  function save() {
    const kept = {};
    fields().forEach(function (field) {
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked) {
          kept[field.name] = field.value;
        }
      } else {
        kept[field.name] = field.value;
      }
    });
    sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), values: kept }));
  }

  function restore() {
    const text = sessionStorage.getItem(key);
    if (!text || form.dataset.keep === "fresh") {
      return false;
    }
    const kept = JSON.parse(text).values;
    let changed = false;
    fields().forEach(function (field) {
      if (!(field.name in kept)) {
        return;
      }
      if (field.type === "radio" || field.type === "checkbox") {
        const wanted = kept[field.name] === field.value;
        changed = changed || (wanted && !field.checked);
        field.checked = wanted;
      } else if (field.value !== kept[field.name]) {
        field.value = kept[field.name];
        const fold = field.closest("details");
        if (fold) {
          fold.open = true;
        }
        changed = true;
      }
    });
    return changed;
  }

  if (restore()) {
    window.Nephos.toast(window.Nephos.words.kept, "ok");
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  let timer = null;
  form.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  });
})();
