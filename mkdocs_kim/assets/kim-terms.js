// Shows what a word means where it stands: by pointer, by keyboard, by touch.
// Without this script the word is a link to the page of its term, and it still is one with it.
(function () {
  "use strict";

  var WORD = "[data-kim-term]";
  var OPEN_AFTER = 250; // ms: a pointer that only passes by opens nothing
  var CLOSE_AFTER = 300; // ms: time to go from the word to its explanation
  var GAP = 4;
  var EDGE = 8;

  /** Find the place of a box at a word: below it where there is room, else where there is most. */
  function place(word, box, screen) {
    var below = screen.height - word.bottom - GAP - EDGE;
    var above = word.top - GAP - EDGE;
    var under = box.height <= below || below >= above;
    var room = Math.max(under ? below : above, 0);
    var height = Math.min(box.height, room);
    var left = Math.min(word.left, screen.width - box.width - EDGE);
    return {
      left: Math.max(left, EDGE),
      top: under ? word.bottom + GAP : word.top - GAP - height,
      room: room
    };
  }

  var box = null; // the explanation of this page; there is one, it moves from word to word
  var word = null; // the word that it is shown at
  var line = 0; // which line of it, if it runs over several: the one that is pointed at
  var timer = 0;
  var tapped = null; // the word that a finger went down on, if it was not explained then

  function set(name, text) {
    var part = box.querySelector(".kim-popover__" + name);
    part.textContent = text;
    return part;
  }

  /** Take over what the page says of a word at its end. */
  function fill(of) {
    var said = document.getElementById(of.getAttribute("aria-describedby"));
    var item = said.parentElement;
    var full = item.querySelector(".kim-words__full");
    box.lang = document.documentElement.lang;
    set("title", item.querySelector(".kim-words__title").textContent);
    set("full", full ? full.textContent : "");
    set("text", said.textContent).lang = said.lang || box.lang;
    set("more", item.dataset.more).href = of.href;
  }

  function move() {
    if (!word) { return; }
    box.style.maxHeight = "";
    var at = word.getBoundingClientRect();
    var lines = word.getClientRects();
    var root = document.documentElement;
    var found = place(
      { left: lines[Math.min(line, lines.length - 1)].left, top: at.top, bottom: at.bottom },
      { width: box.offsetWidth, height: box.offsetHeight },
      { width: root.clientWidth, height: root.clientHeight }
    );
    box.style.left = found.left + window.scrollX + "px";
    box.style.top = found.top + window.scrollY + "px";
    box.style.maxHeight = found.room + "px";
  }

  function close() {
    clearTimeout(timer);
    if (!word) { return; }
    word = null;
    box.classList.remove("kim-popover--open");
    if (box.hidePopover) { box.hidePopover(); }
    box.remove();
  }

  /** Tell on which line of a word a pointer is; the first for who points with the keyboard. */
  function lineOf(next, event) {
    var found = Array.from(next.getClientRects()).findIndex(function (rect) {
      return event.clientY <= rect.bottom && event.clientX >= rect.left && event.clientX <= rect.right;
    });
    return Math.max(found, 0);
  }

  function open(next, event) {
    clearTimeout(timer);
    if (!box || next === word) { return; }
    close();
    word = next;
    line = lineOf(word, event);
    fill(word);
    if (box.showPopover) {
      word.after(box); // what a keyboard or a screen reader meets next
      box.showPopover();
    } else {
      document.body.append(box);
    }
    box.classList.add("kim-popover--open");
    box.scrollTop = 0;
    move();
  }

  function later(what, wait) {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  }

  function wordOf(target) {
    return target instanceof Element ? target.closest(WORD) : null;
  }

  function belongs(target) {
    return word !== null && (word.contains(target) || box.contains(target));
  }

  function over(event) {
    if (event.pointerType === "touch") { return; }
    var next = wordOf(event.target);
    if (belongs(event.target)) { clearTimeout(timer); }
    else if (next) { later(function () { open(next, event); }, OPEN_AFTER); }
  }

  function out(event) {
    if (event.pointerType === "touch" || belongs(event.relatedTarget)) { return; }
    if (wordOf(event.target) || belongs(event.target)) {
      later(function () { if (!belongs(document.activeElement)) { close(); } }, CLOSE_AFTER);
    }
  }

  function focus(event) {
    var next = wordOf(event.target);
    if (next && next.matches(":focus-visible")) { open(next, event); }
    else if (!belongs(event.target)) { close(); }
  }

  function down(event) {
    var next = wordOf(event.target);
    tapped = event.pointerType !== "mouse" && next !== word ? next : null;
    if (!belongs(event.target)) { close(); }
  }

  function click(event) {
    var next = wordOf(event.target);
    if (next && next === tapped) {
      event.preventDefault();
      open(next, event);
    } else if (next) {
      close();
    }
    tapped = null;
  }

  function key(event) {
    if (event.key !== "Escape") { return; }
    if (word && box.contains(document.activeElement)) { word.focus(); }
    close();
  }

  function listen() {
    if (document.documentElement.dataset.kimTerms) { return; }
    document.documentElement.dataset.kimTerms = "yes";
    document.addEventListener("pointerover", over);
    document.addEventListener("pointerout", out);
    document.addEventListener("focusin", focus);
    document.addEventListener("pointerdown", down);
    document.addEventListener("click", click);
    document.addEventListener("keydown", key);
    window.addEventListener("resize", move);
    window.addEventListener("pagehide", close);
  }

  function mount() {
    close();
    var template = document.querySelector(".kim-words template");
    box = template ? template.content.firstElementChild.cloneNode(true) : null;
    listen();
  }

  if (window.document$) { window.document$.subscribe(mount); }
  else { document.addEventListener("DOMContentLoaded", mount); }
})();
