// Pictures to look at and to reach into. Each is drawn from the page's own list, bars or table, which stay for those who read.
const { echarts, htmx } = window;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const drawn = new Map();

// --- the colours and letters of the page
function lookOf(element) {
  const probe = document.createElement("span");
  element.append(probe);
  const colour = (token) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const look = Object.fromEntries(["paper", "sheet", "ink", "soft", "line", "accent", "focus", "tint"].map((token) => [token, colour(token)]));
  probe.remove();
  return { ...look, font: getComputedStyle(element).fontFamily };
}

const faded = (colour, alpha) => colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);

const common = (look) => ({
  animation: !still.matches,
  animationDuration: 300,
  animationDurationUpdate: 200,
  textStyle: { fontFamily: look.font, color: look.ink },
});

// drawn on the canvas: as HTML it would need styles inside its markup
const tip = (look, more) => ({
  renderMode: "richText",
  confine: true,
  backgroundColor: look.sheet,
  borderColor: look.line,
  padding: [6, 10],
  textStyle: { color: look.ink, fontFamily: look.font, fontSize: 13, lineHeight: 19 },
  ...more,
});

const slider = (look, more) => ({
  type: "slider",
  showDetail: false,
  showDataShadow: false,
  brushSelect: true,
  filterMode: "none",
  backgroundColor: "transparent",
  borderColor: "transparent",
  fillerColor: faded(look.focus, 0.1),
  brushStyle: { color: faded(look.focus, 0.22) },
  handleStyle: { color: look.sheet, borderColor: look.focus },
  moveHandleStyle: { color: look.focus, opacity: 0.35 },
  emphasis: { handleStyle: { borderColor: look.focus }, moveHandleStyle: { color: look.focus, opacity: 0.6 } },
  ...more,
});

/** The page with other parameters, in the place of what is there. */
function go(parameters) {
  const address = new URL(location);
  Object.entries({ page: "", ...parameters }).forEach(([name, value]) => {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  });
  const path = address.pathname + address.search;
  const source = document.getElementById("content");
  htmx.ajax("GET", path, { source, target: source, push: path });
}

// --- how many were said when: a stretch of months is chosen by dragging, its ends can be moved
const EDGE = 6; // half a handle

function histogram(figure, chart, look) {
  const bars = [...figure.querySelectorAll("[data-time]")];
  const times = bars.map((bar) => bar.dataset.time);
  const labels = bars.map((bar) => bar.querySelector("text")?.textContent ?? "");
  const inside = bars.map((bar) => !bar.classList.contains("outside"));
  const narrowed = inside.includes(false);
  const from = narrowed ? inside.indexOf(true) : 0;
  const to = narrowed ? inside.lastIndexOf(true) : bars.length - 1;
  const chosen = narrowed && from >= 0;
  chart.setOption({
    ...common(look),
    grid: { left: EDGE, right: EDGE, top: 2, bottom: 20 },
    xAxis: [
      {
        type: "category",
        data: times,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: look.line } },
        axisLabel: { interval: (i) => labels[i] !== "", formatter: (time, i) => labels[i], color: look.soft, fontSize: 12, align: "left", hideOverlap: true },
      },
      { type: "value", min: 0, max: bars.length, show: false },
    ],
    yAxis: { show: false, max: "dataMax" },
    tooltip: tip(look, { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: faded(look.soft, 0.12) } }, formatter: ([bar]) => `${bar.name}  ${bar.value ?? 0}` }),
    dataZoom: [
      slider(look, {
        xAxisIndex: 1,
        left: EDGE,
        right: EDGE,
        // its upper end moves what is chosen, so that it is out of sight where nothing is
        top: chosen ? 2 : -10,
        height: chosen ? 64 : 76,
        handleSize: chosen ? "60%" : 0,
        moveHandleSize: chosen ? 6 : 0,
        fillerColor: chosen ? faded(look.focus, 0.1) : "transparent",
        minValueSpan: 1,
        startValue: chosen ? from : 0,
        endValue: chosen ? to + 1 : bars.length,
        realtime: false,
      }),
    ],
    series: [
      {
        type: "bar",
        barCategoryGap: "20%",
        barMinHeight: 2,
        cursor: "pointer",
        data: bars.map((bar, i) => ({ value: Number(bar.dataset.count) || null, itemStyle: { color: inside[i] ? look.accent : look.soft, opacity: inside[i] ? 0.75 : 0.45 } })),
      },
    ],
  });
  chart.on("datazoom", () => {
    const { startValue, endValue } = chart.getOption().dataZoom[0];
    // a bar that is hardly touched is not meant
    const first = Math.min(bars.length - 1, Math.max(0, Math.floor(startValue + 0.15)));
    const last = Math.max(first, Math.ceil(endValue - 0.15) - 1);
    if (first === from && last === to) return;
    const whole = first === 0 && last === bars.length - 1;
    go({ said: whole ? "" : first === last ? times[first] : `${times[first]}..${times[last]}` });
  });
  chart.getZr().on("click", (event) => {
    const bar = bars[Math.floor(((event.offsetX - EDGE) / (chart.getWidth() - 2 * EDGE)) * bars.length)];
    if (!bar || event.offsetY > 68) return;
    go({ said: new URL(bar.href.baseVal, location).searchParams.get("said") });
  });
}

// --- what happened when, a lane a vendor: dragged and zoomed, and the list narrowed to what is seen
const DAY = 24 * 60 * 60 * 1000;
const day = (time) => new Date(time).toISOString().slice(0, 10);

function lanes(figure, chart, look) {
  const names = [...figure.querySelectorAll("[data-lane]")].map((lane) => lane.textContent);
  const others = figure.dataset.others;
  const at = new Map();
  const points = [...document.querySelectorAll(".event")].map((event) => {
    const lane = names.includes(event.dataset.vendor) ? event.dataset.vendor : others;
    const time = Date.parse(event.querySelector("time").dateTime.padEnd(10, "-01").slice(0, 10));
    const above = at.get(`${lane} ${time}`) ?? 0;
    at.set(`${lane} ${time}`, above + 1);
    const kind = [...event.classList].find((name) => name.startsWith("kind-"));
    const filled = kind === "kind-release";
    return {
      value: [time, lane],
      id: event.id,
      tip: `${event.querySelector("time").textContent}\n${event.querySelector(".model").textContent} · ${event.querySelector(".kind").textContent}`,
      symbolOffset: [0, -5 * Math.min(above, 3)],
      itemStyle: {
        color: filled ? look.accent : kind === "kind-promise" ? look.paper : look.soft,
        borderColor: filled ? look.accent : look.soft,
        borderType: kind === "kind-promise" ? "dashed" : "solid",
        borderWidth: 1.5,
        opacity: 0.85,
      },
    };
  });
  const times = points.map((point) => point.value[0]);
  const first = Math.min(...times) - 15 * DAY;
  const last = Math.max(...times) + 15 * DAY;
  const month = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "short", timeZone: "UTC" });
  const width = Math.min(150, Math.max(88, chart.getWidth() * 0.12));
  chart.setOption({
    ...common(look),
    useUTC: true,
    grid: { left: width, right: 32, top: 8, bottom: 66 },
    xAxis: {
      type: "time",
      min: first,
      max: last,
      minInterval: 28 * DAY,
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { lineStyle: { color: look.line } },
      splitLine: { show: true, lineStyle: { color: look.line, type: "dashed" } },
      axisLabel: { color: look.soft, hideOverlap: true, formatter: (time) => month.format(time) },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: names,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: look.line } },
      axisLabel: { color: look.ink, fontWeight: 600, width: width - 10, overflow: "truncate" },
    },
    tooltip: tip(look, { trigger: "item", formatter: (point) => point.data.tip }),
    dataZoom: [
      { type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseMove: true, moveOnMouseWheel: false, minValueSpan: 14 * DAY },
      slider(look, { left: width, right: 32, bottom: 6, height: 28, moveHandleSize: 5, backgroundColor: faded(look.soft, 0.08), minValueSpan: 14 * DAY }),
    ],
    series: [{ type: "scatter", symbolSize: 13, cursor: "pointer", data: points }],
  });
  chart.on("click", (point) => {
    if (point.data?.id) location.hash = point.data.id;
  });
  const narrow = figure.querySelector("[data-narrow]");
  const seen = () => chart.getOption().dataZoom[0];
  chart.on("datazoom", () => {
    narrow.hidden = seen().start < 0.1 && seen().end > 99.9;
  });
  narrow.onclick = () => go({ from: day(Math.max(first, seen().startValue)), to: day(Math.min(last, seen().endValue)) });
}

// --- the figures of models side by side, where all of a row are known in one unit
function bars(figure, chart, look) {
  const row = document.getElementById(figure.dataset.row);
  const cells = [...row.querySelectorAll("[data-number]")];
  chart.setOption({
    ...common(look),
    grid: { left: 128, right: 0, top: 0, bottom: 0 },
    xAxis: { type: "value", show: false, min: 0, max: Math.max(...cells.map((cell) => Number(cell.dataset.number))) * 1.6 },
    yAxis: {
      type: "category",
      inverse: true,
      data: cells.map((cell) => cell.dataset.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: look.ink, width: 118, overflow: "truncate", fontSize: 13 },
    },
    series: [
      {
        type: "bar",
        silent: true,
        barWidth: 14,
        data: cells.map((cell) => Number(cell.dataset.number)),
        itemStyle: { color: look.accent, opacity: 0.8 },
        label: { show: true, position: "right", color: look.ink, fontWeight: 600, formatter: (bar) => cells[bar.dataIndex].dataset.figure },
      },
    ],
  });
}

// --- figures of a model by when they were told
function course(figure, chart, look) {
  const rows = [...figure.querySelectorAll("[data-number]")];
  const month = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "short", timeZone: "UTC" });
  chart.setOption({
    ...common(look),
    useUTC: true,
    grid: { left: 44, right: 32, top: 12, bottom: 24 },
    xAxis: {
      type: "time",
      minInterval: 28 * DAY,
      boundaryGap: ["4%", "4%"],
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { lineStyle: { color: look.line } },
      axisLabel: { color: look.soft, hideOverlap: true, formatter: (time) => month.format(time) },
      splitLine: { show: false },
      splitNumber: 4,
    },
    yAxis: { type: "value", min: 0, splitNumber: 3, axisLabel: { color: look.soft }, splitLine: { lineStyle: { color: look.line } } },
    tooltip: tip(look, { trigger: "item", formatter: (point) => point.data.tip }),
    series: [
      {
        type: "scatter",
        symbolSize: 11,
        cursor: "pointer",
        itemStyle: { color: look.accent, opacity: 0.7 },
        data: rows.map((row) => ({
          value: [Date.parse(row.dataset.said), Number(row.dataset.number)],
          tip: [...row.cells].map((cell) => cell.textContent.trim()).join("\n"),
          href: row.querySelector("a").href,
        })),
      },
    ],
  });
  chart.on("click", (point) => location.assign(point.data.href));
}

const KINDS = { histogram, lanes, bars, course };

function draw(figure) {
  drawn.get(figure)?.dispose();
  const place = figure.querySelector(".drawing") ?? figure.insertBefore(document.createElement("div"), figure.querySelector("svg, figcaption").nextSibling);
  place.className = "drawing";
  place.setAttribute("aria-hidden", "true");
  figure.classList.add("drawn");
  figure.hidden = false;
  if (figure.dataset.height) place.style.height = `${figure.dataset.height}px`;
  const chart = echarts.init(place);
  drawn.set(figure, chart);
  KINDS[figure.dataset.chart](figure, chart, lookOf(figure));
  sizes.observe(place);
}

function drawAll() {
  drawn.forEach((chart, figure) => {
    if (figure.isConnected) return;
    chart.dispose();
    drawn.delete(figure);
  });
  document.querySelectorAll("[data-chart]").forEach((figure) => drawn.has(figure) || draw(figure));
}

const sizes = new ResizeObserver((places) => places.forEach(({ target }) => echarts.getInstanceByDom(target)?.resize()));
const redraw = () => [...drawn.keys()].forEach(draw);
new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
dark.addEventListener("change", redraw);
document.addEventListener("htmx:afterSwap", drawAll);
drawAll();
