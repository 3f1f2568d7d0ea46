import type { ChartInput } from './chart-layout.ts';

export interface ChartTableProps extends ChartInput {
  readonly totals: readonly number[];
  readonly formatDay: (day: string) => string;
  readonly formatValue: (value: number) => string;
  readonly texts: { readonly title: string; readonly day: string; readonly total: string };
}

/** The figures of a chart, newest first. */
export function ChartTable({ days, series, totals, formatDay, formatValue, texts }: ChartTableProps) {
  const parts = series.length > 1 ? series : [];
  const order = days.map((_, index) => index).reverse();
  return (
    <div className="chidu-chart-table" tabIndex={0} role="region" aria-label={texts.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            {parts.map((part) => (
              <th key={part.id} scope="col">
                {part.label}
              </th>
            ))}
            <th scope="col">{texts.total}</th>
          </tr>
        </thead>
        <tbody>
          {order.map((index) => (
            <tr key={days[index]}>
              <th scope="row">{formatDay(days[index])}</th>
              {parts.map((part) => (
                <td key={part.id}>{formatValue(part.values[index] ?? 0)}</td>
              ))}
              <td>{formatValue(totals[index])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
