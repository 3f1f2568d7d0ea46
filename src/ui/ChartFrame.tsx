import { type ReactNode, type Ref, useState } from 'react';
import './chart.css';
import { ChartTable, type ChartTableProps } from './ChartTable.tsx';

export interface ChartFrameProps extends ChartTableProps {
  /** The whole chart, whose width its plot takes. */
  readonly ref?: Ref<HTMLElement>;
  /** What the chart says, for those who do not see it; the id describes the plot. */
  readonly description: { readonly id: string; readonly text: string };
  /** What the day under the cursor holds. */
  readonly reading?: ReactNode;
  /** More to do with the figures, such as copying them. */
  readonly tools?: ReactNode;
  readonly toggle: { readonly showTable: string; readonly showChart: string };
  /** The plot. */
  readonly children: ReactNode;
}

/** A chart with its reading on top, or the same figures as a table. */
export function ChartFrame({ ref, description, reading, tools, toggle, children, ...table }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chidu-chart" ref={ref}>
      <p id={description.id} className="chidu-chart-description">
        {description.text}
      </p>
      <div className="chidu-chart-head">
        <output className="chidu-chart-reading" aria-hidden="true">
          {reading}
        </output>
        <div className="chidu-chart-tools">
          {tools}
          <button type="button" className="chidu-chart-toggle" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? toggle.showChart : toggle.showTable}
          </button>
        </div>
      </div>
      {asTable ? <ChartTable {...table} /> : children}
    </figure>
  );
}
