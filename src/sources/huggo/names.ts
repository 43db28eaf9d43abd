import type { HuggoAgreement } from "./decode.js";

/** Codes of states and bodies that are not ISO alpha-3. */
export const HUGGO_CODES: Readonly<Record<string, string>> = {
  ALG: "DZA",
  KOS: "XKX",
  EC: "group:EU",
  EFTA: "group:EFTA",
};

/** Our topics for the file's domains and subjects. */
const TOPICS: Readonly<Record<string, string>> = {
  Environment: "environment",
  Health: "health",
  "Human Rights": "human-rights",
  Labour: "labour",
  Security: "security",
  Trade: "trade",
  Fishing: "fisheries",
  Delimitation: "boundaries",
};

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/fish|whaling|sealing|salmon|tuna/i, "fisheries"],
  [/pollution|environment|ozone|climate|nature|species|wetland|plant protection|forest/i, "environment"],
  [/\bhealth\b/i, "health"],
  [/\brights\b/i, "human-rights"],
];

/** By domain and subject where the list of agreements has it (it misses one in five), else by words of the title. */
export const huggoTopics = (title: string, about: HuggoAgreement | undefined): readonly string[] => {
  const known = [about?.domain, about?.subject].flatMap((word) => TOPICS[word ?? ""] ?? []);
  return known.length > 0
    ? [...new Set(known)]
    : WORDS.filter(([words]) => words.test(title)).map(([, topic]) => topic);
};
