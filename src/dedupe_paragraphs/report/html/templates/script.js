"use strict";
(() => {
  const all = (of, selector) => Array.from(of.querySelectorAll(selector));
  const cards = all(document, ".card");
  const posts = all(document, ".post");
  const query = document.getElementById("query");
  const main = document.getElementById("main");
  const help = document.getElementById("help");
  const deciding = document.getElementById("review-words") !== null;  // there, k keeps both
  let at = -1;

  const shown = (card) => {
    if (card.hidden || card.closest(".post").hidden) return false;
    const off = (id) => document.getElementById(id)?.checked === false;
    return !["safe", "unsafe", "manual"].some((each) => card.classList.contains(each) && off("s-" + each));
  };
  const reveal = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
    }
  };
  const go = (step) => {
    let next = at + step;
    while (cards[next] && !shown(cards[next])) next += step;
    if (!cards[next]) return;
    cards[at]?.classList.remove("now");
    at = next;
    const card = cards[at];
    reveal(card);
    card.classList.add("now");
    card.scrollIntoView({ block: "center" });
    card.focus({ preventScroll: true });
  };
  const fold = () => {
    const folds = cards[at] ? all(cards[at], "details") : [];
    const open = folds.some((each) => !each.open);
    for (const each of folds) each.open = open;
  };
  const apply = () => {
    const wanted = query.value.trim().toLowerCase();
    const rules = new Map(all(main, "input[id^=r-]").map((box) => [box.id.slice(2), box.checked]));
    for (const post of posts) {
      const inPath = !wanted || post.firstElementChild.textContent.toLowerCase().includes(wanted);
      post.hidden = false;
      let left = 0;
      for (const card of all(post, ".card")) {
        card.hidden = rules.get(card.classList[2]) === false || !(inPath || card.textContent.toLowerCase().includes(wanted));
        left += shown(card) ? 1 : 0;
      }
      post.hidden = left === 0;
    }
  };
  if (query) {
    let waiting;
    query.hidden = false;
    document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
    main.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  }
  const families = document.querySelector(".families");
  if (families) {
    const body = families.querySelector("tbody");
    const text = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    all(families, "th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.ariaSort === "ascending";
        for (const each of all(families, "th")) each.ariaSort = null;
        head.ariaSort = down ? "descending" : "ascending";
        const rows = all(body, "tr").sort((a, b) => text(a, column).localeCompare(text(b, column), undefined, { numeric: true }));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
    families.addEventListener("click", (event) => {
      const pair = document.getElementById(event.target.hash?.slice(1) ?? "");
      if (pair?.classList.contains("beside")) pair.open = true;
    });
    const wanted = families.querySelector("input");
    wanted.hidden = false;
    wanted.addEventListener("input", () => {
      for (const row of all(body, "tr")) row.hidden = !row.textContent.toLowerCase().includes(wanted.value.trim().toLowerCase());
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("textarea")) return;
    if (event.target.matches("input[type=search]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = { j: () => go(1), [deciding ? "p" : "k"]: () => go(-1), f: fold, "/": () => query?.focus(), "?": () => help.open ? help.close() : help.showModal() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
