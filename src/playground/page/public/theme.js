// Before the first paint, so that a dark room is never lit up.
try {
  const chosen = localStorage.getItem("entrepot:theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: the system's choice stands.
}
