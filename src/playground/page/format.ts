const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 5 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** For reading; exports carry every digit. */
export const formatNumber = (value: number): string => (Math.abs(value) >= 10_000 ? whole : small).format(value);

export const formatTick = (value: number): string => compact.format(value);

const percent = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export const formatShare = (value: number): string => `${(value * 100).toFixed(1)} %`;
export const formatShareTick = (value: number): string => `${percent.format(value * 100)} %`;

const UNITS: Readonly<Record<string, string>> = {
  t: "tonnes",
  USD: "US dollars",
  "USD/t": "US dollars per tonne",
  "1": "share",
  hhi: "Herfindahl–Hirschman index",
};

export const unitWords = (unit: string | null): string | null => (unit === null ? null : (UNITS[unit] ?? unit));
