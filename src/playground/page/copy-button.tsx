import { useState } from "react";

export const CopyButton = ({ text, label }: { readonly text: () => string; readonly label: string }) => {
  const [done, setDone] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setDone(true),
      () => setDone(false),
    );
  return (
    <button type="button" className="small" onClick={() => void copy()} onBlur={() => setDone(null)}>
      {done === null ? label : done ? "Copied" : "Not allowed to copy"}
    </button>
  );
};
