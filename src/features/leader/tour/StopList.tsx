import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../core/register/tour.ts';
import { knownFile } from '../../../state/leader/tour-files.ts';
import { deleteStop, moveStop, restoreStop, useTour } from '../../../state/leader/tour.ts';

/** The stops in order: chosen, dragged, moved by keys, deleted and brought back. */
export function StopList({ stops, chosen }: { stops: readonly TourStop[]; chosen: string | null }) {
  const { t } = useTranslation();
  const removed = useTour((s) => s.removed);
  const { choose } = useTour.getState();
  const [dragged, drag] = useState<string | null>(null);
  const [told, tell] = useState('');
  const move = (stop: TourStop, to: number) => {
    if (to < 0 || to >= stops.length) return;
    moveStop(stop.id, to);
    tell(t('tour.moved', { title: stop.title, n: to + 1 }));
  };
  return (
    <>
      <ol className="stop-list" aria-label={t('tour.stops')}>
        {stops.map((stop, at) => (
          <li
            key={stop.id}
            className="stop-list__one"
            data-dragged={dragged === stop.id}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', stop.id);
              drag(stop.id);
            }}
            onDragEnd={() => drag(null)}
            onDragOver={(event) => {
              event.preventDefault();
              if (dragged && dragged !== stop.id) moveStop(dragged, at);
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <IconGripVertical size={16} className="stop-list__grip" aria-hidden />
            <button
              type="button"
              className="stop-list__name"
              aria-current={stop.id === chosen ? 'step' : undefined}
              onClick={() => choose(stop.id)}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                move(stop, at + (event.key === 'ArrowUp' ? -1 : 1));
              }}
            >
              <span className="stop-list__no">{at + 1}</span>
              <span dir="auto">{stop.title}</span>
              <StopDay stop={stop} />
            </button>
            <button
              type="button"
              className="chidu-button chidu-button-icon"
              aria-label={t('tour.moveUp', { n: at + 1 })}
              disabled={at === 0}
              onClick={() => move(stop, at - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="chidu-button chidu-button-icon"
              aria-label={t('tour.moveDown', { n: at + 1 })}
              disabled={at === stops.length - 1}
              onClick={() => move(stop, at + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="chidu-button chidu-button-icon"
              aria-label={t('tour.deleteStop', { n: at + 1 })}
              onClick={() => deleteStop(stop.id)}
            >
              <IconTrash size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
      {stops.length > 1 && <p className="tour-quiet">{t('tour.reorderHint')}</p>}
      {removed && (
        <p className="tour-quiet" role="status">
          {t('tour.deleted', { n: removed.at + 1 })}{' '}
          <button type="button" className="chidu-button" onClick={restoreStop}>
            {t('tour.undo')}
          </button>
        </p>
      )}
      <p className="tour-unseen" role="status">
        {told}
      </p>
    </>
  );
}

/** Of which day a stop's snapshot is; short, since all stops of a tour lie near each other. */
function StopDay({ stop }: { stop: TourStop }) {
  const { t } = useTranslation();
  const day = knownFile(stop.snapshot_sha256)?.snapshot.asOf;
  if (!day) return null;
  return (
    <time className="stop-list__day" dateTime={day} title={t('tour.stopDay', { day })}>
      {day.slice(5)}
    </time>
  );
}
