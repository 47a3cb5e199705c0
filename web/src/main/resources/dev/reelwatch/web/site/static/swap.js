// What htmx leaves to the page: the focus, filters that stay open, and words while it works, when it is done and where it fails.
const content = () => document.getElementById("content");
const told = () => document.getElementById("told");
let waiting = 0;
let kept = { word: null, place: null, opened: [], filters: false };

function tell(words, seen) {
  told().textContent = words;
  told().classList.toggle("hidden", !seen);
}

// --- what was chosen comes again as another element: it is known by its words and by those above it
const PLACES = ".facets section, .tabs, .sorts, .chips, .years";
const placeOf = (element) => {
  const place = element?.closest(PLACES);
  return place && `${place.className} ${place.querySelector("h2")?.textContent ?? ""}`;
};
const wordOf = (element) => (element.querySelector(".what")?.firstChild ?? element).textContent.trim();
const openFilters = () => document.querySelector("#facets:popover-open");

function keep() {
  const focused = content().contains(document.activeElement) ? document.activeElement : null;
  kept = {
    word: focused && wordOf(focused),
    place: placeOf(focused),
    opened: [...document.querySelectorAll(".facets details[open]")].map((details) => placeOf(details)),
    filters: Boolean(openFilters()),
  };
}

function restore() {
  document.querySelectorAll(".facets details").forEach((details) => {
    details.open = kept.opened.includes(placeOf(details));
  });
  if (kept.filters) document.getElementById("facets")?.showPopover();
  if (kept.word === null || content().contains(document.activeElement)) return;
  const again = [...content().querySelectorAll("a")].find((link) => placeOf(link) === kept.place && wordOf(link) === kept.word);
  (again ?? content()).focus({ preventScroll: true });
}

document.addEventListener("htmx:beforeRequest", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    content().setAttribute("aria-busy", "true");
    tell(told().dataset.busy, true);
  }, 250);
});

document.addEventListener("htmx:afterRequest", (event) => {
  clearTimeout(waiting);
  content().removeAttribute("aria-busy");
  if (event.detail.successful && !told().classList.contains("hidden")) tell("", false);
});

document.addEventListener("htmx:beforeSwap", (event) => event.detail.shouldSwap && keep());

document.addEventListener("htmx:afterSwap", (event) => {
  clearTimeout(waiting);
  if (event.target !== content()) return;
  restore();
  tell(document.querySelector("[data-told]")?.textContent ?? "", false);
});

// an answer that is no page of results is shown as what it is: a page of its own
document.addEventListener("htmx:responseError", (event) => location.assign(event.detail.pathInfo.finalRequestPath));

["htmx:sendError", "htmx:timeout"].forEach((failure) => document.addEventListener(failure, () => tell(told().dataset.failed, true)));
