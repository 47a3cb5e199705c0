// Keys, the theme without a reload, copying, and dragging on the timeline. Pages need no script for anything else.
const main = document.querySelector("main");
const keys = document.getElementById("keys");

document.querySelectorAll("[data-keys]").forEach((only) => only.removeAttribute("hidden"));

// --- theme
function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.querySelector("meta[name=color-scheme]").content = root.dataset.theme;
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}

// --- moving over what is listed
const items = () => [...main.querySelectorAll(".card, .event, .brief > li, .claims li")].filter((item) => item.offsetParent);
const linkOf = (item) => item.querySelector(".quote a, .headline a") || item.querySelector("a");

function move(step) {
  const all = items().filter(linkOf);
  const now = all.findIndex((item) => item.contains(document.activeElement));
  const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + step))];
  if (!next) return;
  linkOf(next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function focusFilters() {
  const folded = main.querySelector("details.filters");
  const facet = [...main.querySelectorAll(".facets a, .facets input, .pick select")].find((each) => each.offsetParent);
  if (!facet && folded) folded.open = true;
  (facet || (folded && folded.querySelector("select, input")))?.focus();
}

function focusSearch() {
  const box = [...document.querySelectorAll("[data-search]")].find((each) => each.offsetParent);
  if (!box) return location.assign("/search");
  box.focus();
  box.select();
}

const actions = {
  "/": focusSearch,
  j: () => move(1),
  k: () => move(-1),
  o: () => items().find((item) => item.contains(document.activeElement)) && document.activeElement.click(),
  f: focusFilters,
  t: switchTheme,
  "?": () => (keys.open ? keys.close() : keys.showModal()),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (keys.open && event.key !== "?") return;
  const action = Object.hasOwn(actions, event.key) && actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", async (event) => {
  const target = event.target.closest("[data-theme-switch], [data-copy], .foot [data-keys] button");
  if (!target) return;
  event.preventDefault();
  if (target.matches("[data-theme-switch]")) return switchTheme();
  if (!target.dataset.copy) return keys.showModal();
  const text = document.getElementById(target.dataset.copy);
  try {
    await navigator.clipboard.writeText(text.textContent);
    target.parentElement.querySelector("[role=status]").textContent = target.dataset.copied;
  } catch {
    getSelection().selectAllChildren(text); // no clipboard without https: it is marked to be copied by hand
  }
});

// --- a stretch of the timeline
document.querySelectorAll(".lanes").forEach((lanes) => {
  const picture = lanes.querySelector("svg");
  const brush = lanes.querySelector(".brush");
  const margin = 0.015; // as the picture is drawn
  let start = null;
  const place = (event) => {
    const box = picture.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const day = (at) => {
    const share = Math.min(1, Math.max(0, (at - margin) / (1 - 2 * margin)));
    const date = new Date(`${lanes.dataset.from}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + Math.floor(share * lanes.dataset.days));
    return date.toISOString().slice(0, 10);
  };
  picture.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    start = place(event);
  });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = place(event);
    brush.setAttribute("x", `${Math.min(start, now) * 100}%`);
    brush.setAttribute("width", `${Math.abs(now - start) * 100}%`);
  });
  addEventListener("pointerup", (event) => {
    if (start === null) return;
    const ends = [start, place(event)].sort((a, b) => a - b);
    start = null;
    brush.setAttribute("width", 0);
    if (ends[1] - ends[0] < 0.01) return;
    const address = new URL(location);
    address.searchParams.set("from", day(ends[0]));
    address.searchParams.set("to", day(ends[1]));
    address.hash = "";
    location.assign(address);
  });
});
