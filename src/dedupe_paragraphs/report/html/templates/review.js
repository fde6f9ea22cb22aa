"use strict";
(() => {
  const said = document.getElementById("review-words").dataset;
  const status = document.querySelector(".review-end [role=status]");
  const make = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const send = async (where, body) => {
    try {
      const answer = await fetch(where, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      if (answer.ok) return await answer.json();
    } catch { /* told below: the command has ended, or refuses */ }
    status.textContent = said.gone;
    return null;
  };
  const given = (title, text) => new Promise((resolve) => {
    const dialog = document.getElementById("ask");
    const field = document.getElementById("given");
    dialog.querySelector("label").textContent = title;
    field.value = text;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue ? field.value : null), { once: true });
    dialog.showModal();
    field.focus();
  });
  const choose = async (post, card, choice) => {
    const asked = { post: post.id, finding: card.dataset.fingerprint, choice };
    const box = card.querySelector(".choices");
    if (card.dataset.chosen === choice) asked.choice = null;
    else if (choice === "ignore") asked.text = await given(said.why, "");
    else if (choice === "edit") {
      const passage = await send("/passage", asked);
      if (!passage) return;
      asked.text = await given(said.edit, passage.text);
    }
    if (asked.text === null) return;
    asked.all = box.querySelector("input").checked;
    const state = await send("/decide", asked);
    if (!state) return;
    show(post, state);
    box.querySelector(".refused").textContent = state.refused;
  };
  const show = (post, state) => {
    for (const card of post.querySelectorAll(".card")) {
      const about = state.findings[card.dataset.fingerprint];
      if (!about) continue;
      let box = card.querySelector(".choices");
      if (!box) {
        box = make("choices");
        for (const [choice, label] of about.choices) {
          const button = document.createElement("button");
          button.type = "button";
          button.value = choice;
          button.textContent = label;
          button.addEventListener("click", () => choose(post, card, choice));
          box.firstElementChild.append(button, " ");
        }
        card.append(box);
      }
      box.querySelector(".refused").textContent = "";
      if (about.chosen) card.dataset.chosen = about.chosen; else delete card.dataset.chosen;
      for (const button of box.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button.value === about.chosen));
      }
    }
    let bar = post.querySelector(".bar");
    if (!bar) {
      bar = make("bar");
      bar.querySelector(".write").addEventListener("click", () => write(post));
      post.append(bar);
    }
    bar.querySelector(".decided").textContent = state.decided;
    bar.querySelector(".write").disabled = !state.changes;
  };
  const write = async (post) => {
    const told = await send("/write", { post: post.id });
    if (!told) return;
    sessionStorage.setItem("said", told.error || told.said);
    sessionStorage.setItem("open", post.id);
    location.reload();
  };
  const load = async (post) => {
    if (!post.open || post.querySelector(".bar")) return;
    const state = await send("/post", { post: post.id });
    if (state) show(post, state);
  };
  for (const post of document.querySelectorAll("details.post")) {
    post.addEventListener("toggle", () => load(post));
    load(post);
  }
  document.getElementById("done").addEventListener("click", async () => {
    const told = await send("/done", {});
    if (told) status.textContent = told.said;
  });
  status.textContent = sessionStorage.getItem("said") || "";
  const open = document.getElementById(sessionStorage.getItem("open") || "");
  if (open) { open.open = true; open.scrollIntoView(); }
  sessionStorage.clear();
})();
