/** Hands bytes to the browser's own download. */
export const save = (name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun in this task; freeing the address at once cuts it off in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
