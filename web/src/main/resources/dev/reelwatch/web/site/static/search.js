// Keys, the theme without a reload, copying, and completing what is typed. Pages need no script for anything else.
const main = () => document.querySelector("main");
const keys = () => document.getElementById("keys");

// --- theme
function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.querySelector("meta[name=color-scheme]").content = root.dataset.theme;
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}

// --- completing what is typed, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
function completing(box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-completions`;
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  list.hidden = true;
  box.after(list);
  box.removeAttribute("list");
  Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  }).forEach(([name, value]) => box.setAttribute(name, value));
  let waiting = 0;
  let asking = null;

  const options = () => [...list.children];
  const chosen = () => options().findIndex((option) => option.ariaSelected === "true");

  function choose(at) {
    options().forEach((option, i) => option.setAttribute("aria-selected", i === at));
    const option = list.children[at];
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function part(name, text) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  }

  function show(completions) {
    list.replaceChildren(...completions.map((completion, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.dataset.text = completion.text;
      option.append(part("word", completion.word));
      if (completion.meaning) option.append(part("meaning", completion.meaning));
      if (completion.count) option.append(part("n", completion.count));
      return option;
    }));
    list.hidden = completions.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const typed = box.value.slice(0, box.selectionEnd);
    if (!typed.trim() || box.selectionEnd < box.value.length) return close();
    try {
      const answer = await fetch(`/api/v1/complete?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === box) show((await answer.json()).completions);
    } catch {
      // no list is no loss: another one was asked for, or nobody answers
    }
  }

  function take(option) {
    box.value = option.dataset.text;
    close();
    box.focus();
    if (box.value.endsWith(":")) ask();
  }

  box.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  box.addEventListener("compositionend", ask);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const all = options().length;
    if (event.key === "ArrowDown") choose((chosen() + 1) % all);
    else if (event.key === "ArrowUp") choose(chosen() < 0 ? all - 1 : chosen() - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen() >= 0) take(list.children[chosen()]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
}

function ready() {
  document.querySelectorAll("[data-keys]").forEach((only) => only.removeAttribute("hidden"));
  document.querySelectorAll("[data-search]:not([role])").forEach(completing);
}

document.addEventListener("htmx:afterSwap", ready);
ready();

// --- moving over what is listed
const items = () => [...main().querySelectorAll(".card, .event, .brief > li, .claims li")].filter((item) => item.offsetParent);
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
  const opener = main().querySelector(".narrow");
  if (opener?.offsetParent) document.getElementById("facets").showPopover();
  [...main().querySelectorAll(".facets a, .pick select")].find((each) => each.offsetParent)?.focus();
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
  "?": () => (keys().open ? keys().close() : keys().showModal()),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (keys().open && event.key !== "?") return;
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
  if (!target.dataset.copy) return keys().showModal();
  const text = document.getElementById(target.dataset.copy);
  try {
    await navigator.clipboard.writeText(text.textContent);
    target.parentElement.querySelector("[role=status]").textContent = target.dataset.copied;
  } catch {
    getSelection().selectAllChildren(text); // no clipboard without https: it is marked to be copied by hand
  }
});
