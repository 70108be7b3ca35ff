"use strict";
(() => {
  const form = document.querySelector("form[role=search]");
  const field = form.querySelector("input");
  const found = form.querySelector("[role=status]");
  const folded = (text) =>
    text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/\s+/g, " ");
  const titleOf = (element) => element?.querySelector("h3")?.textContent ?? "";
  const entries = [...document.querySelectorAll("[data-entry]")].map((element) => ({
    element,
    text: folded(`${titleOf(element.closest("[data-group]"))} ${element.textContent}`),
  }));
  const holders = [...document.querySelectorAll("[data-group]"), ...document.querySelectorAll("section")];

  const search = () => {
    const words = folded(field.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { element, text } of entries) {
      element.hidden = !words.every((word) => text.includes(word));
      count += element.hidden ? 0 : 1;
    }
    for (const holder of holders) {
      holder.hidden = !holder.querySelector("[data-entry]:not([hidden])");
    }
    found.textContent = words.length ? `${count} of ${entries.length} entries` : "";
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.closest("[hidden]")) {
      field.value = "";
      search();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  form.hidden = false;
  search(); // a browser may put back what was typed before
})();
