/*
 * The only script of the house. Every page works without it.
 *
 * 1. An open menu (details.menu) closes on Escape and on a click elsewhere.
 * 2. A button with name="verb" value="back" (or "reject") makes the opinion required.
 * 3. A refusal that htmx receives is shown in the nearest live region; nothing typed is replaced.
 * 4. A form with data-guard asks before unsaved words are left behind.
 * 5. A box is marked wrong while a mistake is said beside it; a link into a folded line unfolds it.
 */
const menus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }

  const verb = event.target.closest("button[name=verb]");
  const opinion = verb?.form?.elements.opinion;
  if (opinion) opinion.required = ["back", "reject"].includes(verb.value);
});


/* 3. refusals ------------------------------------------------------------ */
function liveRegion(from) {
  for (let at = from; at; at = at.parentElement) {
    const region = at.querySelector(":scope > [aria-live], :scope > .body > [aria-live]");
    if (region) return region;
  }
  return document.getElementById("live");
}

function tell(region, text) {
  const notice = document.createElement("div");
  notice.className = "notice bad";
  notice.setAttribute("role", "alert");
  notice.append(Object.assign(document.createElement("p"), { textContent: text }));
  region.replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" });
}

function show(region, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const notice = page.querySelector(".notice");
  const title = page.querySelector("h1");               /* a whole page instead of a fragment */
  if (!notice && title) tell(region, [title, ...page.querySelectorAll(".empty p:not(.code)")].map((p) => p.textContent).join(" "));
  if (!notice) return Boolean(title);
  region.replaceChildren(document.adoptNode(notice));
  notice.focus();
  return true;
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, elt } = event.detail;
  if (xhr.status < 400) return;
  event.detail.shouldSwap = false;
  const region = liveRegion(elt);
  const fragment = xhr.status < 500 && xhr.getResponseHeader("Content-Type")?.startsWith("text/html");
  if (region && !(fragment && show(region, xhr.responseText))) tell(region, document.getElementById("live").dataset.broken);
});

document.addEventListener("htmx:sendError", (event) => {
  const region = liveRegion(event.detail.elt);
  if (region) tell(region, document.getElementById("live").dataset.offline);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) delete event.detail.elt.closest("form")?.dataset.unsaved;
});


/* 4. unsaved words ------------------------------------------------------- */
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-guard]")) form.dataset.unsaved = "";
});

document.addEventListener("submit", (event) => delete event.target.dataset.unsaved);

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-unsaved]")) event.preventDefault();
});


/* after a refused submission the keyboard starts at the reasons */
document.querySelector("[data-focus]")?.focus();


/* 5. boxes and the words beside them ------------------------------------- */
document.addEventListener("htmx:oobAfterSwap", (event) => {
  const words = event.detail.target;
  const box = words.classList?.contains("words") && document.getElementById(words.id.slice(2));
  if (!box) return;
  const wrong = document.getElementById(words.id).querySelector(".error:not(.lacking)");
  if (wrong) box.setAttribute("aria-invalid", "true");
  else box.removeAttribute("aria-invalid");
});

function unfold() {
  const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = place && place.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  if (place) place.scrollIntoView({ block: "center" });
}

window.addEventListener("hashchange", unfold);
unfold();
