// Draws the table behind each chart: the first column is the axis, each further numeric column a
// line or a set of bars. A row with data-mark gets a point of its own (a decision, say).
(function () {
  "use strict";

  const drawn = new Map();

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  // Resolves light-dark() and var(): a canvas only knows plain colours.
  function colour(name) {
    const probe = document.createElement("span");
    probe.className = "nph-hidden";
    document.body.append(probe);
    probe.style.color = "var(" + name + ")";
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  }

  // Bars side by side, or on top of each other.
  function isBars(figure) {
    return figure.dataset.chart === "bar" || figure.dataset.chart === "stack";
  }

  function number(cell) {
    return cell && cell.dataset.value !== undefined && cell.dataset.value !== ""
      ? Number(cell.dataset.value) : null;
  }

  const minute = 60000;
  const day = 24 * 60 * minute;

  function instant(row) {
    const time = row && row.cells[0].querySelector("time");
    return time ? new Date(time.dateTime) : null;
  }

  // As fine as the whole span needs: seconds within minutes, days within weeks.
  function timeFormat(rows) {
    const first = instant(rows[0]);
    const span = first ? instant(rows[rows.length - 1]) - first : 0;
    return new Intl.DateTimeFormat(undefined, span > day
      ? { day: "numeric", month: "short", hour: "2-digit" }
      : { hour: "2-digit", minute: "2-digit", second: span < 10 * minute ? "2-digit" : undefined });
  }

  function read(figure) {
    const table = figure.querySelector("table");
    const heads = Array.from(table.tHead.rows[0].cells);
    const rows = Array.from(table.tBodies[0].rows);
    const bars = isBars(figure);
    const series = heads
      .map(function (head, column) {
        return { head: head, column: column };
      })
      .filter(function (entry) {
        return entry.head.dataset.series !== undefined;
      })
      .map(function (entry, index) {
        const ink = colour("--nph-chart-" + (index + 1));
        return {
          label: entry.head.textContent.trim(),
          data: rows.map(function (row) {
            return number(row.cells[entry.column]);
          }),
          borderColor: ink,
          backgroundColor: ink,
          borderWidth: bars ? 0 : 2,
          borderRadius: bars ? 3 : 0,
          maxBarThickness: 32,
          stepped: entry.head.dataset.series === "step",
          pointRadius: rows.map(function (row) {
            return row.dataset.mark ? 5 : rows.length === 1 ? 3 : 0;
          }),
          pointHoverRadius: 5,
          tension: 0,
          spanGaps: false
        };
      });
    const format = timeFormat(rows);
    return {
      labels: rows.map(function (row) {
        const at = instant(row);
        return at ? format.format(at) : row.cells[0].textContent.trim();
      }),
      datasets: series
    };
  }

  function options(figure) {
    const grid = colour("--nph-border");
    const text = colour("--nph-text-muted");
    const unit = figure.dataset.unit || "";
    const stacked = figure.dataset.chart === "stack";
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      color: text,
      interaction: { mode: "index", intersect: false },
      plugins: {
        legend: { display: figure.querySelectorAll("th[data-series]").length > 1, labels: { boxWidth: 12, boxHeight: 12 } },
        datalabels: { display: false },
        tooltip: {
          callbacks: {
            label: function (item) {
              return item.dataset.label + ": " + item.formattedValue + " " + unit;
            }
          }
        }
      },
      scales: {
        x: { stacked: stacked, grid: { display: false }, border: { color: grid }, ticks: { color: text, maxRotation: 0, autoSkipPadding: 16 } },
        y: {
          stacked: stacked,
          beginAtZero: true,
          suggestedMax: figure.dataset.max ? Number(figure.dataset.max) : undefined,
          grid: { color: grid },
          border: { display: false },
          ticks: { color: text, maxTicksLimit: 6 }
        }
      }
    };
  }

  function draw(figure) {
    const place = figure.querySelector("[data-chart-canvas]");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    place.replaceChildren(canvas);
    window.Chart.defaults.font.family = token("--nph-font");
    const kept = drawn.get(figure);
    if (kept) {
      kept.destroy();
    }
    drawn.set(figure, new window.Chart(canvas, {
      type: isBars(figure) ? "bar" : "line",
      data: read(figure),
      options: options(figure)
    }));
  }

  function drawAll(again) {
    drawn.forEach(function (chart, figure) {
      if (!figure.isConnected) {
        chart.destroy();
        drawn.delete(figure);
      }
    });
    document.querySelectorAll("figure[data-chart]").forEach(function (figure) {
      if (again || !drawn.has(figure)) {
        draw(figure);
      }
    });
  }

  let pending = false;
  new MutationObserver(function () {
    if (!pending) {
      pending = true;
      requestAnimationFrame(function () {
        pending = false;
        drawAll(false);
      });
    }
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
  document.addEventListener("nph:scheme", function () {
    drawAll(true);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    drawAll(true);
  });
  drawAll(false);
})();
