/** One property of two features, in words. */
export interface CompareRow {
  readonly key: string;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly differs: boolean;
  /** Figures stand to the right in tabular numerals. */
  readonly figures?: boolean;
  readonly unit?: string;
  /** What the difference is, below the two. */
  readonly note?: string;
}

interface CompareTableProps {
  readonly rows: readonly CompareRow[];
  readonly texts: { readonly caption: string; readonly differs: string; readonly same: string; readonly none: string };
}

/** A and B side by side. What differs carries a sign before its name, read aloud as a word, and stands in strong type. */
export function CompareTable({ rows, texts }: CompareTableProps) {
  return (
    <table className="compare-table">
      <caption className="visually-hidden">{texts.caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">A</th>
          <th scope="col" className="compare-table__second">
            B
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.key} data-differs={row.differs || undefined}>
          <tr>
            <th scope="row">
              <span className="compare-table__sign" role="img" aria-label={row.differs ? texts.differs : texts.same}>
                {row.differs ? '≠' : '='}
              </span>
              {row.label}
            </th>
            {[row.first, row.second].map((text, n) => (
              <td key={n === 0 ? 'first' : 'second'} className={row.figures ? 'figures compare-table__figure' : 'figures'}>
                {text || texts.none}
                {text && row.unit && <small> {row.unit}</small>}
              </td>
            ))}
          </tr>
          {row.note && (
            <tr>
              <td />
              <td colSpan={2} className="compare-table__note figures">
                {row.note}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}
