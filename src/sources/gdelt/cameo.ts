/**
 * CAMEO codes of co-operation between states, as texts with their leading zeros: intent (03), consultation (04), diplomatic (05) and material
 * co-operation (06), aid (07). 057 is the signing; 075, the granting of asylum, stands among aid and is none between states.
 */
export const CAMEO_LABELS: Readonly<Record<string, string>> = {
  "03": "expresses intent to co-operate",
  "030": "expresses intent to co-operate",
  "031": "expresses intent to co-operate materially",
  "0311": "expresses intent to co-operate economically",
  "0312": "expresses intent to co-operate militarily",
  "0313": "expresses intent to co-operate in judicial matters",
  "0314": "expresses intent to share intelligence",
  "032": "expresses intent to give diplomatic support",
  "033": "expresses intent to give material aid",
  "0331": "expresses intent to give economic aid",
  "0332": "expresses intent to give military aid",
  "0333": "expresses intent to give humanitarian aid",
  "0334": "expresses intent to give military protection",
  "034": "expresses intent to reform politically",
  "0341": "expresses intent to change leaders",
  "0342": "expresses intent to change policy",
  "0343": "expresses intent to grant rights",
  "0344": "expresses intent to change institutions",
  "035": "expresses intent to yield",
  "0351": "expresses intent to ease administrative sanctions",
  "0352": "expresses intent to ease action against dissent",
  "0353": "expresses intent to release persons or property",
  "0354": "expresses intent to ease economic sanctions",
  "0355": "expresses intent to let outsiders take part",
  "0356": "expresses intent to scale down military engagement",
  "036": "expresses intent to meet or negotiate",
  "037": "expresses intent to settle a dispute",
  "038": "expresses intent to accept mediation",
  "039": "expresses intent to mediate",
  "04": "consults",
  "040": "consults",
  "041": "discusses by telephone",
  "042": "makes a visit",
  "043": "hosts a visit",
  "044": "meets at a third place",
  "045": "mediates",
  "046": "negotiates",
  "05": "co-operates diplomatically",
  "050": "co-operates diplomatically",
  "051": "praises or endorses",
  "052": "defends verbally",
  "053": "rallies support",
  "054": "grants recognition",
  "055": "apologises",
  "056": "forgives",
  "057": "signs a formal agreement",
  "06": "co-operates materially",
  "060": "co-operates materially",
  "061": "co-operates economically",
  "062": "co-operates militarily",
  "063": "co-operates in judicial matters",
  "064": "shares intelligence",
  "07": "provides aid",
  "070": "provides aid",
  "071": "provides economic aid",
  "072": "provides military aid",
  "073": "provides humanitarian aid",
  "074": "provides military protection",
};

const ASYLUM = "075";

/** Event, base and root code of a line; lines of old files may lack the latter two, which its first digits give as well. */
export interface CameoCodes {
  readonly code: string;
  readonly baseCode: string;
  readonly rootCode: string;
}

export const isCooperation = ({ code, baseCode, rootCode }: CameoCodes): boolean =>
  /^0[3-7]$/.test(rootCode || code.slice(0, 2)) && (baseCode || code.slice(0, 3)) !== ASYLUM;

/** Of the code, else of what it is a kind of. */
export const cameoLabel = ({ code, baseCode, rootCode }: CameoCodes): string =>
  CAMEO_LABELS[code] ?? CAMEO_LABELS[baseCode] ?? CAMEO_LABELS[rootCode || code.slice(0, 2)] ?? "co-operates";
