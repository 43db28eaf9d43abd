import type { SourceLine } from "../answer/sources.js";
import { CopyButton } from "./copy-button.js";

/** Only http(s) addresses become links: an address is data from a source. */
const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//.test(url);

const citationOf = (line: SourceLine): string =>
  line.citation ??
  [
    line.attribution ?? line.source,
    line.dataset,
    line.publishedAt && `published ${line.publishedAt}`,
    line.retrievedAt && `retrieved ${line.retrievedAt}`,
    line.url,
  ]
    .filter((part) => part)
    .join(", ");

export const SourcesView = ({ sources }: { readonly sources: readonly SourceLine[] }) => {
  if (sources.length === 0)
    return (
      <p className="quiet">
        This operation asks for no provenance. Add <code>provenance</code> to a figure, or <code>citations</code> to a
        selection.
      </p>
    );
  return (
    <ul className="sources">
      {sources.map((line, index) => (
        <li key={index}>
          <h3>
            {isWeb(line.url) ? (
              <a href={line.url} target="_blank" rel="noopener noreferrer">
                {line.source}
              </a>
            ) : (
              line.source
            )}
          </h3>
          {line.dataset && <p>{line.dataset}</p>}
          <dl>
            {line.licence && (
              <>
                <dt>Licence</dt>
                <dd>{line.licence}</dd>
              </>
            )}
            {line.publishedAt && (
              <>
                <dt>Published</dt>
                <dd>{line.publishedAt.slice(0, 10)}</dd>
              </>
            )}
            {line.retrievedAt && (
              <>
                <dt>Retrieved</dt>
                <dd>{line.retrievedAt.slice(0, 10)}</dd>
              </>
            )}
            {line.freshness.length > 0 && (
              <>
                <dt>Freshness</dt>
                <dd>{line.freshness.join(", ").toLowerCase()}</dd>
              </>
            )}
            {line.figures > 0 && (
              <>
                <dt>Figures</dt>
                <dd>{line.figures}</dd>
              </>
            )}
          </dl>
          <p className="citation">
            {citationOf(line) !== line.source && `${citationOf(line)} `}
            <CopyButton text={() => citationOf(line)} label="Copy citation" />
          </p>
        </li>
      ))}
    </ul>
  );
};
