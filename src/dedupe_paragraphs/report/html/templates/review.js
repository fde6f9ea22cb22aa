"use strict";
(() => {
  const said = document.getElementById("review-words").dataset;
  const status = document.querySelector(".review-end [role=status]");
  const make = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  let last = Promise.resolve();
  // One question at a time: of two that are under way, the older answer could be shown last.
  const send = (where, body) => last = last.then(() => sendNow(where, body));
  const sendNow = async (where, body) => {
    try {
      const answer = await fetch(where, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      if (answer.ok) return await answer.json();
      status.textContent = answer.status === 400 ? said.stale : said.gone;
    } catch {
      status.textContent = said.gone;
    }
    status.scrollIntoView({ block: "nearest" });
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
    box.querySelector("input").checked = false;
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
        for (const [choice, label, letter] of about.choices) {
          const button = document.createElement("button");
          const key = document.createElement("kbd");
          key.textContent = letter;
          button.type = "button";
          button.value = choice;
          button.dataset.key = letter;
          button.append(key, " ", label);
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
      bar.querySelector(".undo").addEventListener("click", () => ask("/undo", post));
      bar.querySelector(".accept").addEventListener("click", () => ask("/safe", post));
      post.append(bar);
    }
    bar.querySelector(".decided").textContent = state.decided;
    bar.querySelector(".write").disabled = !state.changes;
    bar.querySelector(".undo").disabled = !state.undoable;
    bar.querySelector(".accept").disabled = !state.safe;
  };
  const ask = async (where, post) => {
    const state = await send(where, { post: post.id });
    if (state) show(post, state);
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("input[type=search], textarea") || document.querySelector("dialog[open]")) return;
    const card = document.querySelector(".card.now");
    const post = card?.closest("details.post") || document.querySelector("details.post[open]");
    const button = { u: ".undo", A: ".accept", w: ".write" }[event.key];
    const found = button ? post?.querySelector(button)
      : event.key === "a" ? card?.querySelector(".choices input")
      : card?.querySelector(`.choices [data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
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
  document.addEventListener("keydown", press);
  document.getElementById("done").addEventListener("click", async () => {
    const told = await send("/done", {});
    if (told) status.textContent = told.said;
  });
  status.textContent = sessionStorage.getItem("said") || "";
  const open = document.getElementById(sessionStorage.getItem("open") || "");
  if (open) { open.open = true; open.scrollIntoView(); }
  sessionStorage.clear();
})();
