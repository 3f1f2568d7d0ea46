export interface ChartTableProps {
  readonly days: readonly string[];
  readonly columns: readonly { readonly id: string; readonly label: string; readonly values: readonly number[] }[];
  readonly formatDay: (day: string) => string;
  readonly formatValue: (value: number) => string;
  /** Name of the table, and the header of its days. */
  readonly title: string;
  readonly dayHeader: string;
}

/** The figures of a chart, newest first. */
export function ChartTable({ days, columns, formatDay, formatValue, title, dayHeader }: ChartTableProps) {
  const order = days.map((_, index) => index).reverse();
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
                <td key={id}>{formatValue(values[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
