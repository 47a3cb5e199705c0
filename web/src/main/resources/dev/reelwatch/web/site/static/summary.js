// Shows a summary while a language model writes it, then what passed the gate. Without this, our own words stand.
document.querySelectorAll("[data-summary]").forEach((box) => {
  const ask = box.querySelector("button");
  const note = box.querySelector("[role=status]");
  const draft = box.querySelector(".draft");
  const text = box.querySelector("[data-text]");
  ask.hidden = false;
  ask.addEventListener("click", () => {
    ask.disabled = true;
    note.textContent = box.dataset.writing;
    draft.replaceChildren();
    const stream = new EventSource(box.dataset.summary);
    const end = (words) => {
      stream.close(); // or the browser would ask again
      draft.hidden = true;
      draft.replaceChildren();
      note.textContent = words;
    };
    stream.addEventListener("words", (event) => {
      const words = JSON.parse(event.data);
      let section = draft.children[words.section];
      while (!section) {
        draft.append(document.createElement("li"));
        section = draft.children[words.section];
      }
      section.replaceChildren(
        ...words.sentences.map((sentence) => {
          const line = document.createElement("p");
          line.textContent = sentence; // words of a stranger, never markup
          return line;
        }),
      );
      draft.hidden = false;
    });
    stream.addEventListener("summary", (event) => {
      const summary = JSON.parse(event.data);
      text.innerHTML = summary.html;
      end(summary.note);
      ask.disabled = !summary.summary.trouble;
    });
    stream.addEventListener("error", () => {
      end(box.dataset.broken);
      ask.disabled = false;
    });
  });
});
