/** Columns of equal width, numbers as they are; no trailing blanks. */
export const table = (rows: readonly (readonly string[])[], indent = ""): string => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  return rows
    .map((row) => (indent + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).trimEnd())
    .join("\n");
};
