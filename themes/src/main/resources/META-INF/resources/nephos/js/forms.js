// Shows beside the form what would come of it, while it is filled in.
(function () {
  "use strict";

  const form = document.querySelector("form[data-preview]");
  if (!form) {
    return;
  }
  let timer = null;

  function preview() {
    timer = null;
    if (window.nphPreview) {
      window.nphPreview();
    }
  }

  function later(event) {
    if (event.target.matches("[data-preview-ignore]")) {
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(preview, event.type === "change" ? 60 : 350);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);

  // A slider and the number beside it say the same.
  form.addEventListener("input", function (event) {
    const pair = event.target.dataset.pair && document.getElementById(event.target.dataset.pair);
    if (pair) {
      pair.value = event.target.value;
    }
  });
})();
