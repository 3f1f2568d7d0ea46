export interface ChartTableProps {
  readonly days: readonly string[];
  readonly columns: readonly { readonly id: string; readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly formatDay: (day: string) => string;
  readonly formatValue: (value: number) => string;
  /** Name of the table, and the header of its days. */
  readonly title: string;
  readonly dayHeader: string;
  /** Rows that are no days stand as they are given. */
  readonly isAsGiven?: boolean;
  /** What stands in place of a value that is not told. */
  readonly none?: string;
}

/** The figures of a chart, newest first. */
export function ChartTable({ days, columns, formatDay, formatValue, title, dayHeader, isAsGiven, none = '–' }: ChartTableProps) {
  const places = days.map((_, index) => index);
  const order = isAsGiven ? places : places.reverse();
  return (
    <div className="chidu-chart-table" tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{dayHeader}</th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((index) => (
            <tr key={days[index]}>
              <th scope="row">{formatDay(days[index])}</th>
              {columns.map(({ id, values }) => (
                <td key={id}>{values[index] === null ? none : formatValue(values[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
