import type { TourStop } from '../../../core/register/tour.ts';
import { readFigure } from '../../../core/report/tour/read-figure.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import './stop-figures.css';
import { useTourWords } from './tour-words.ts';

interface StopFiguresProps {
  readonly stop: Pick<TourStop, 'figures' | 'beforeOn'>;
  readonly snapshot: Snapshot;
}

/** Up to three numbers, large, each with what it is a share of and how it changed. A figure that the snapshot does not have is left out. */
export function StopFigures({ stop: { figures, beforeOn }, snapshot }: StopFiguresProps) {
  const words = useTourWords();
  const shown = figures.flatMap((ref) => {
    const read = readFigure(ref, snapshot);
    return read ? [{ key: `${ref.table}/${ref.row}/${ref.column}`, ...words.figure(read, beforeOn ?? null) }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <dl className="stop-figures">
      {shown.map(({ key, label, number, unit, beside, change }) => (
        <div key={key} className="stop-figures__one">
          <dt>{label}</dt>
          <dd className="stop-figures__number">
            <strong>{number}</strong>
            {unit !== '' && <span className="stop-figures__unit">{unit}</span>}
          </dd>
          <dd className="stop-figures__more">
            {beside !== '' && <span className="stop-figures__beside">{beside}</span>}
            {change !== '' && <span className="stop-figures__beside">{change}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
