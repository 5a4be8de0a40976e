// The query page: YASGUI on our endpoint, the named questions as examples, and links of our things kept on this server.
"use strict";
(async () => {
  const things = "https://w3id.org/diplograph/id/";
  const endpoint = new URL("/sparql", location.href).href;
  const Yasgui = globalThis.Yasgui.default ?? globalThis.Yasgui;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint },
    copyEndpointOnNewTab: false,
    persistenceId: "diplograph",
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: ["endpoint"] },
    // The other completers of YASGUI ask servers of third parties.
    yasqe: { autocompleters: ["variables"], prefixCcApi: "" },
  });

  const questions = await (await fetch("/questions.json")).json();
  const select = document.getElementById("question");
  for (const { name, question } of questions) {
    const option = document.createElement("option");
    option.value = name;
    option.textContent = question;
    select.append(option);
  }
  const show = ({ name, sparql }, run) => {
    const tab = yasgui.addTab(true, { name, requestConfig: { endpoint } });
    tab.setQuery(sparql);
    if (run) tab.query().catch(() => undefined);
  };
  select.addEventListener("change", () => {
    const chosen = questions.find(({ name }) => name === select.value);
    if (chosen) show(chosen, true);
    select.value = "";
  });

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link && link.href.startsWith(things)) {
      event.preventDefault();
      window.open(`/id/${link.href.slice(things.length)}`, "_blank", "noopener");
    }
  }, true);
  globalThis.diplographPage = { yasgui, questions };
})();
