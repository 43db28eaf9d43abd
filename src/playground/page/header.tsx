import type { Theme } from "./theme.js";

interface Properties {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onHome: () => void;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

export const Header = ({ theme, onTheme, onHome, editing, onEdit }: Properties) => (
  <header className="bar">
    <button type="button" className="brand" onClick={onHome} aria-label="Entrepôt: all questions">
      <img src="./icon.svg" alt="" width="26" height="26" />
      <span>Entrepôt</span>
    </button>
    <span className="tag">trade, prices and agreements, every number with its source</span>
    <nav aria-label="View">
      <button type="button" onClick={onHome}>
        Questions
      </button>
      <button type="button" aria-pressed={editing} onClick={onEdit}>
        Editor
      </button>
      <button
        type="button"
        aria-label={theme === "dark" ? "Use light colours" : "Use dark colours"}
        onClick={() => onTheme(theme === "dark" ? "light" : "dark")}
      >
        {theme === "dark" ? "☀" : "☾"}
      </button>
    </nav>
  </header>
);
