import type { FigureRef } from '../../../core/register/tour.ts';
import { nameFigure } from '../../../core/report/snapshot/moved-figures.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { readFigure } from '../../../core/report/tour/read-figure.ts';
import { useLive } from '../../../state/leader/live.ts';
import { useTourWords } from '../tour/tour-words.ts';

/** Of the whole district: what is done, what is left, and what is found. */
const HEADLINES = [
  ['clearance', 'signed'],
  ['clearance', 'land-handed-over'],
  ['clearance', 'footprint'],
  ['cases', 'cases-found'],
  ['cases', 'cases-verified'],
  ['cases', 'cases-closed'],
] as const;

/** The district's own figures, each with what it is a share of; one that just moved is marked. */
export function LiveHeadlines({ snapshot }: { readonly snapshot: Snapshot }) {
  const words = useTourWords();
  const moved = useLive((s) => s.moved);
  const shown = HEADLINES.flatMap(([table, column]) => {
    const ref: FigureRef = { table, row: snapshot.district.id, column };
    const read = readFigure(ref, snapshot);
    return read ? [{ key: nameFigure(table, ref.row, column), ...words.figure(read, null) }] : [];
  });
  return (
    <dl className="live-headlines">
      {shown.map(({ key, label, number, unit, beside }) => (
        // A moved figure is drawn anew, so that its mark begins again.
        <div key={`${key} ${number} ${beside}`} data-moved={moved.has(key)} data-figure={key.split('/').at(-1)}>
          <dt>{label}</dt>
          <dd className="live-headlines__number">
            {number} {unit !== '' && <span>{unit}</span>}
          </dd>
          {beside !== '' && <dd className="live-quiet">{beside.replace(' %', '\u00a0%')}</dd>}
        </div>
      ))}
    </dl>
  );
}
