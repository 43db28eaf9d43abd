import { save } from "./save.js";

/** The drawn chart as a stand-alone SVG: colours resolved, a ground of its own, its sources written under it. */
const standalone = (
  holder: HTMLElement,
  credit: readonly string[],
): { text: string; width: number; height: number } => {
  const drawn = [...holder.querySelectorAll("svg")].sort(
    (a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight,
  )[0];
  if (!drawn) throw new Error("nothing is drawn");
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const colours = getComputedStyle(document.documentElement);
  const [width, height] = [
    drawn.viewBox.baseVal.width || drawn.clientWidth,
    drawn.viewBox.baseVal.height || drawn.clientHeight,
  ];
  const lines = credit.length > 0 ? [`Source: ${credit.join("; ")}`] : [];
  const full = height + 12 + lines.length * 18;
  copy.setAttribute("viewBox", `0 0 ${width} ${full}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(full));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("color", colours.getPropertyValue("--ink").trim());
  copy.setAttribute("font-family", "system-ui, sans-serif");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", colours.getPropertyValue("--ground").trim());
  copy.prepend(ground);
  lines.forEach((line, index) => {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("x", "8");
    text.setAttribute("y", String(height + 16 + index * 18));
    text.setAttribute("fill", "currentColor");
    text.setAttribute("font-size", "11");
    text.textContent = line.slice(0, Math.floor(width / 5.6));
    copy.append(text);
  });
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replaceAll("var(--accent)", colours.getPropertyValue("--accent").trim());
  return { text, width, height: full };
};

export const saveSvg = (holder: HTMLElement, name: string, credit: readonly string[]): void =>
  save(name, "image/svg+xml", standalone(holder, credit).text);

/** Drawn through an image of a data address: the page's policy allows no other. Twice the size, for print. */
export const savePng = async (holder: HTMLElement, name: string, credit: readonly string[]): Promise<void> => {
  const { text, width, height } = standalone(holder, credit);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob) save(name, "image/png", new Uint8Array(await blob.arrayBuffer()));
};
