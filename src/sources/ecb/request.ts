/** Units of the currency per euro, monthly averages; `+` joins currencies. No PKR; RUB stopped on 2022-03-01. */
export const ecbRequest = (currencies: readonly string[], startPeriod: string) =>
  ({
    method: "GET",
    path: `/service/data/EXR/M.${currencies.join("+")}.EUR.SP00.A`,
    query: { startPeriod, format: "genericdata" },
  }) as const;
