(function () {
  "use strict";
  var rows = Array.from(document.querySelectorAll("tr.event"));
  var stepper = document.getElementById("stepper");
  if (rows.length === 0 || !stepper) { return; }
  var at = -1;
  function go(by) {
    if (rows[at]) { rows[at].removeAttribute("aria-current"); }
    at = Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[at].setAttribute("aria-current", "step");
    rows[at].scrollIntoView({ block: "center" });
    rows[at].focus({ preventScroll: true });
  }
  document.getElementById("previous").addEventListener("click", function () { go(-1); });
  document.getElementById("next").addEventListener("click", function () { go(1); });
  stepper.removeAttribute("hidden");
}());
