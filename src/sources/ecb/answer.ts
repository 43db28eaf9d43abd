import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { FigureStatus } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { sdmxPeriod } from "../sdmx-json.js";
import { ascending, observation } from "../series-answer.js";
import type { DecodedSeries } from "../series-answer.js";

const SOURCE = "ecb";
const LISTS = new Set(["Series", "Obs", "Value", "DataSet"]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are never expanded: a bomb stays a text.
  processEntities: false,
  isArray: (name) => LISTS.has(name),
});

const Values = z.looseObject({ Value: z.array(z.looseObject({ id: z.string(), value: z.string() })) });
const Obs = z.looseObject({
  ObsDimension: z.looseObject({ value: z.string() }),
  ObsValue: z.looseObject({ value: z.string() }),
  Attributes: Values.optional(),
});
const Message = z.looseObject({
  GenericData: z.looseObject({
    Header: z.looseObject({ Prepared: z.string() }),
    DataSet: z
      .array(
        z.looseObject({
          Series: z.array(z.looseObject({ SeriesKey: Values, Obs: z.array(Obs).default([]) })).default([]),
        }),
      )
      .default([]),
  }),
});

/** SDMX generic XML. Series code as in the key, `M.USD.EUR.SP00.A`; NaN is the ECB's sign for missing; OBS_STATUS E estimated, P provisional. */
export const decodeEcb = (text: string): readonly DecodedSeries[] => {
  if (!/^\s*(\uFEFF)?<\?xml/.test(text)) throw badData(SOURCE, "the body", "XML", text.slice(0, 40));
  const message = atEdge(SOURCE, Message, parser.parse(text));
  return message.GenericData.DataSet.flatMap((set) =>
    set.Series.map((series) => {
      const code = series.SeriesKey.Value.map((value) => value.value).join(".");
      const observations = series.Obs.map((obs) => {
        const flag = obs.Attributes?.Value.find((value) => value.id === "OBS_STATUS")?.value;
        const status: FigureStatus[] = [
          "REPORTED",
          ...(flag === "E" ? (["ESTIMATED"] as const) : flag === "P" ? (["PROVISIONAL"] as const) : []),
        ];
        return observation(
          SOURCE,
          `${code}.${obs.ObsDimension.value}`,
          sdmxPeriod(SOURCE, obs.ObsDimension.value),
          obs.ObsValue.value,
          ["NaN", ""],
          status,
        );
      });
      return {
        code,
        title: null,
        observations: ascending(SOURCE, code, observations),
        publishedAt: message.GenericData.Header.Prepared,
      };
    }),
  );
};
