// Narrows a list to what fits the chosen values: any within a group, all groups together.
// The list is complete without this script; what is chosen stands in the address.
(function () {
  "use strict";

  /** Tell which items fit: `chosen` and each item map a group to its values. */
  function fitting(chosen, items) {
    return items.map(function (item) {
      return Object.keys(chosen).every(function (group) {
        return chosen[group].some(function (value) {
          return (item[group] || []).indexOf(value) >= 0;
        });
      });
    });
  }

  function chosenIn(form) {
    var chosen = {};
    form.querySelectorAll("input:checked").forEach(function (input) {
      (chosen[input.name] = chosen[input.name] || []).push(input.value);
    });
    return chosen;
  }

  function readAddress(form) {
    var query = new URLSearchParams(location.search);
    form.querySelectorAll("input").forEach(function (input) {
      var values = (query.get(input.name) || "").split(",");
      input.checked = values.indexOf(input.value) >= 0;
    });
  }

  function writeAddress(chosen) {
    var query = Object.keys(chosen).map(function (group) {
      return group + "=" + chosen[group].join(",");
    });
    history.replaceState(history.state, "", query.length ? "?" + query.join("&") : location.pathname);
  }

  function show(form) {
    var chosen = chosenIn(form);
    var items = Array.from(document.querySelectorAll("[data-kim-item]"));
    var fits = fitting(chosen, items.map(function (item) {
      var tags = {};
      Object.keys(item.dataset).forEach(function (name) {
        tags[name] = item.dataset[name].split(" ");
      });
      return tags;
    }));
    items.forEach(function (item, number) { item.hidden = !fits[number]; });
    document.querySelectorAll("[data-kim-items]").forEach(function (group) {
      group.hidden = !group.querySelector("[data-kim-item]:not([hidden])");
    });
    var count = fits.filter(Boolean).length;
    document.querySelector("[data-kim-none]").hidden = count > 0;
    form.querySelector("output").textContent = form.dataset.result
      .replace("{count}", count).replace("{total}", items.length);
    return chosen;
  }

  function mount(form) {
    if (form.dataset.mounted) { return; }
    form.dataset.mounted = "yes";
    form.hidden = false;
    readAddress(form);
    show(form);
    form.addEventListener("change", function () { writeAddress(show(form)); });
    form.addEventListener("reset", function () {
      setTimeout(function () { writeAddress(show(form)); });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  }

  function start() {
    document.querySelectorAll("form[data-kim-filter]").forEach(mount);
  }

  if (window.document$) { window.document$.subscribe(start); }
  else { document.addEventListener("DOMContentLoaded", start); }
})();
