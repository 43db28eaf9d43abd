import { useEffect, useState } from "react";

export type Theme = "light" | "dark";

const system = (): Theme => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** The reader's choice, else the system's. */
export const useTheme = (): [Theme, (theme: Theme) => void] => {
  const chosen = document.documentElement.dataset["theme"];
  const [theme, setTheme] = useState<Theme>(chosen === "light" || chosen === "dark" ? chosen : system());
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  const choose = (next: Theme) => {
    setTheme(next);
    try {
      localStorage.setItem("entrepot:theme", next);
    } catch {
      // Storage may be forbidden: the choice lasts as long as the page.
    }
  };
  return [theme, choose];
};
